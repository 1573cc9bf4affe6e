using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;

namespace GovernedAi.Tool.Reading.Flow;

/// <summary>Knows where an optimised build may keep more than one variable in one place: what is done with the request of one is not done with the other's.</summary>
internal sealed class SharedSlots(AssemblyFile file)
{
    private const int DisableOptimizations = 0x100;

    private readonly Lazy<bool> _areShared = new(() => !file.Metadata.IsAssembly || !file.Attributes.Of(EntityHandle.AssemblyDefinition)
        .Any(a => a.Type == "System.Diagnostics.DebuggableAttribute" && (a.Argument<int>(0) & DisableOptimizations) != 0));

    /// <summary>What is read from a local: of several requests, nobody can tell which.</summary>
    public FlowValue OfLocal(FlowValue value) => value.Requests.Count > 1 && _areShared.Value ? value with { IsOneOf = true } : value;

    /// <summary>What is read from a field: the states of async methods have them for locals.</summary>
    public FlowValue OfField(int token, FlowValue value) => value.Requests.Count > 1 && IsState(token) ? OfLocal(value) : value;

    private bool IsState(int token) => MetadataTokens.EntityHandle(token) is var field && (field.Kind switch
    {
        HandleKind.FieldDefinition => file.Metadata.GetFieldDefinition((FieldDefinitionHandle)field).GetDeclaringType(),
        HandleKind.MemberReference when file.Ids.Types.Definition(file.Metadata.GetMemberReference((MemberReferenceHandle)field).Parent) is { Kind: HandleKind.TypeDefinition } type => (TypeDefinitionHandle)type,
        _ => default,
    }) is { IsNil: false } holder && GeneratedNames.IsStateMachine(file.Metadata.GetString(file.Metadata.GetTypeDefinition(holder).Name));
}
