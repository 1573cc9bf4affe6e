using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;

namespace GovernedAi.Tool.Reading.Flow;

/// <summary>Tells which arguments, fields and results are of certain types by what is declared of them, and which fields are their type's own to write.</summary>
/// <param name="file">The assembly.</param>
/// <param name="isOne">Whether it is such a type; a task is asked about as what it gives.</param>
/// <param name="mayTell">Whether there is anything to tell: where nobody uses such a type, nobody asks.</param>
internal sealed class StaticTypes(AssemblyFile file, Func<EntityHandle, bool> isOne, bool mayTell)
{
    private readonly Dictionary<(int Token, int Index), bool> _seen = [];

    public bool MayTell => mayTell;

    /// <summary>Whether values of this type are such.</summary>
    public bool OfType(EntityHandle type) => MayTell && Seen((MetadataTokens.GetToken(type), 0), () => type);

    public bool OfField(int token) => MayTell && Seen(token, 0, handle => handle.Kind switch
    {
        HandleKind.FieldDefinition => file.Metadata.GetFieldDefinition((FieldDefinitionHandle)handle).Signature,
        HandleKind.MemberReference => file.Metadata.GetMemberReference((MemberReferenceHandle)handle).Signature,
        _ => null,
    });

    public bool OfResult(EntityHandle method) => MayTell && Seen(MetadataTokens.GetToken(method), 0, of => Signature(file.Metadata, of));

    /// <param name="method">The method.</param>
    /// <param name="index">Of the argument, the receiver counted.</param>
    public bool OfArgument(MethodDefinitionHandle method, int index)
    {
        if (!MayTell)
            return false;
        var definition = file.Metadata.GetMethodDefinition(method);
        if ((definition.Attributes & MethodAttributes.Static) != 0)
            return Seen(MetadataTokens.GetToken(method), index + 1, _ => definition.Signature);
        return index == 0 ? OfType(definition.GetDeclaringType()) : Seen(MetadataTokens.GetToken(method), index, _ => definition.Signature);
    }

    /// <summary>Whether only the type that declares a field writes it: any other may be given another agent out of sight.</summary>
    public bool IsOwn(int token)
    {
        if (MetadataTokens.EntityHandle(token) is not { Kind: HandleKind.FieldDefinition } handle)
            return true;
        var field = file.Metadata.GetFieldDefinition((FieldDefinitionHandle)handle);
        return (field.Attributes & FieldAttributes.FieldAccessMask) == FieldAttributes.Private || (field.Attributes & FieldAttributes.InitOnly) != 0
            || file.Metadata.GetString(file.Metadata.GetTypeDefinition(field.GetDeclaringType()).Name).StartsWith('<');
    }

    /// <summary>The signature of a method that a call names.</summary>
    public static BlobHandle? Signature(MetadataReader metadata, EntityHandle method) => method.Kind switch
    {
        HandleKind.MethodDefinition => metadata.GetMethodDefinition((MethodDefinitionHandle)method).Signature,
        HandleKind.MemberReference => metadata.GetMemberReference((MemberReferenceHandle)method).Signature,
        HandleKind.MethodSpecification when metadata.GetMethodSpecification((MethodSpecificationHandle)method).Method is { Kind: not HandleKind.MethodSpecification } made => Signature(metadata, made),
        _ => null,
    };

    private bool Seen(int token, int index, Func<EntityHandle, BlobHandle?> signature) =>
        Seen((token, index), () => signature(MetadataTokens.EntityHandle(token)) is { } blob ? file.Ids.TypeAt(blob, index, awaited: true) : null);

    private bool Seen((int Token, int Index) place, Func<EntityHandle?> type)
    {
        if (!_seen.TryGetValue(place, out var seen))
            _seen.Add(place, seen = type() is { } found && isOne(found));
        return seen;
    }
}
