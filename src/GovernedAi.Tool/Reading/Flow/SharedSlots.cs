using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;

namespace GovernedAi.Tool.Reading.Flow;

/// <summary>Tells apart the variables that an optimised build keeps in one place: what is done with the request or the URL of one is not done with the other's.</summary>
internal sealed class SharedSlots(AssemblyFile file, FlowVariables variables)
{
    private const int DisableOptimizations = 0x100;

    private readonly Dictionary<(MethodDefinitionHandle, int Store), FlowValue> _stored = [];
    private readonly Dictionary<MethodDefinitionHandle, ReachingStores> _reaching = [];
    private readonly Lazy<bool> _areShared = new(() => !file.Metadata.IsAssembly || !file.Attributes.Of(EntityHandle.AssemblyDefinition)
        .Any(a => a.Type == "System.Diagnostics.DebuggableAttribute" && (a.Argument<int>(0) & DisableOptimizations) != 0));

    /// <summary>A local is given a value.</summary>
    public void Store(MethodDefinitionHandle method, int offset, FlowValue value)
    {
        if (!Matters(value) || _stored.TryGetValue((method, offset), out var before) && before.SaysAs(value))
            return;
        _stored[(method, offset)] = value;
        // What has been read of it before was too little.
        if (_reaching.ContainsKey(method))
            variables.Outdate(method);
    }

    /// <summary>What a load of a local reads: what the stores give that may have come before it. Where more than one gives a request, nobody can tell which it is.</summary>
    public FlowValue Load(MethodDefinitionHandle method, int local, int offset, FlowValue value)
    {
        if (!Matters(value) || !_areShared.Value)
            return value;
        if (!_reaching.TryGetValue(method, out var reaching))
            _reaching.Add(method, reaching = new(file.Il(file.Metadata.GetMethodDefinition(method))));
        if (reaching.Of(local, offset) is not { Count: > 0 } stores)
            return value with { IsOneOf = value.Requests.Count > 1 };
        FlowValue[] given = [.. stores.Select(s => _stored.GetValueOrDefault((method, s), FlowValue.Unknown))];
        return value with
        {
            Endpoints = [.. given.SelectMany(g => g.Endpoints)],
            Requests = [.. given.SelectMany(g => g.Requests)],
            IsOneOf = given.Any(g => g.IsOneOf) || given.Count(g => !g.Requests.IsEmpty) > 1,
        };
    }

    private static bool Matters(FlowValue value) => !value.Requests.IsEmpty || !value.Endpoints.IsEmpty;

    /// <summary>What is read from a field that the state of an async method has for a local.</summary>
    public FlowValue Load(int field, FlowValue value) => value.Requests.Count > 1 && _areShared.Value && IsState(field) ? value with { IsOneOf = true } : value;

    private bool IsState(int field) => MetadataTokens.EntityHandle(field) is var handle && (handle.Kind switch
    {
        HandleKind.FieldDefinition => file.Metadata.GetFieldDefinition((FieldDefinitionHandle)handle).GetDeclaringType(),
        HandleKind.MemberReference when file.Ids.Types.Definition(file.Metadata.GetMemberReference((MemberReferenceHandle)handle).Parent) is { Kind: HandleKind.TypeDefinition } type => (TypeDefinitionHandle)type,
        _ => default,
    }) is { IsNil: false } holder && GeneratedNames.IsStateMachine(file.Metadata.GetString(file.Metadata.GetTypeDefinition(holder).Name));
}
