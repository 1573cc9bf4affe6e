using System.Collections.Immutable;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;

namespace GovernedAi.Tool.Reading.Flow;

/// <summary>Tells apart the requests of variables that an optimised build keeps in one place: what is done with one is not done with the other.</summary>
internal sealed class SharedSlots(AssemblyFile file)
{
    private const int DisableOptimizations = 0x100;

    private readonly Dictionary<(MethodDefinitionHandle, int Store), ImmutableHashSet<RequestOrigin>> _stored = [];
    private readonly Dictionary<MethodDefinitionHandle, ReachingStores> _reaching = [];
    private readonly Lazy<bool> _areShared = new(() => !file.Metadata.IsAssembly || !file.Attributes.Of(EntityHandle.AssemblyDefinition)
        .Any(a => a.Type == "System.Diagnostics.DebuggableAttribute" && (a.Argument<int>(0) & DisableOptimizations) != 0));

    /// <summary>A local is given a value.</summary>
    public void Store(MethodDefinitionHandle method, int offset, FlowValue value) => _stored[(method, offset)] = value.Requests;

    /// <summary>What a load of a local reads: the requests of the stores that may have come before it, and if there is more than one, nobody can tell which.</summary>
    public FlowValue Load(MethodDefinitionHandle method, int local, int offset, FlowValue value)
    {
        if (value.Requests.Count < 2 || !_areShared.Value)
            return value;
        if (!_reaching.TryGetValue(method, out var reaching))
            _reaching.Add(method, reaching = new(file.Il(file.Metadata.GetMethodDefinition(method))));
        if (reaching.Of(local, offset) is not { Count: > 0 } stores)
            return value with { IsOneOf = true };
        ImmutableHashSet<RequestOrigin>[] sets = [.. stores.Select(s => _stored.GetValueOrDefault((method, s), [])).Where(s => !s.IsEmpty)];
        return sets.Length == 1 ? value with { Requests = sets[0] } : value with { Requests = [.. sets.SelectMany(s => s)], IsOneOf = true };
    }

    /// <summary>What is read from a field that the state of an async method has for a local.</summary>
    public FlowValue Load(int field, FlowValue value) => value.Requests.Count > 1 && _areShared.Value && IsState(field) ? value with { IsOneOf = true } : value;

    private bool IsState(int field) => MetadataTokens.EntityHandle(field) is var handle && (handle.Kind switch
    {
        HandleKind.FieldDefinition => file.Metadata.GetFieldDefinition((FieldDefinitionHandle)handle).GetDeclaringType(),
        HandleKind.MemberReference when file.Ids.Types.Definition(file.Metadata.GetMemberReference((MemberReferenceHandle)handle).Parent) is { Kind: HandleKind.TypeDefinition } type => (TypeDefinitionHandle)type,
        _ => default,
    }) is { IsNil: false } holder && GeneratedNames.IsStateMachine(file.Metadata.GetString(file.Metadata.GetTypeDefinition(holder).Name));
}
