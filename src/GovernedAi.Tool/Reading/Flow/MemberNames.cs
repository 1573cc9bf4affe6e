using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;

namespace GovernedAi.Tool.Reading.Flow;

/// <summary>Names of the methods that bodies call, each read once.</summary>
internal sealed class MemberNames(AssemblyFile file)
{
    private readonly Dictionary<EntityHandle, (string Name, string Type, EntityHandle Declaring)> _names = [];

    /// <summary>The method's name.</summary>
    public string Of(EntityHandle method) => Read(method).Name;

    /// <summary>The full name of the type that declares it.</summary>
    public string TypeOf(EntityHandle method) => Read(method).Type;

    /// <summary>The type that declares it, constructed or not.</summary>
    public EntityHandle Declaring(EntityHandle method) => Read(method).Declaring;

    /// <summary>The full name of the first type that a generic method is called with; empty for any other method.</summary>
    public string TypeArgument(EntityHandle method)
        => method.Kind == HandleKind.MethodSpecification ? file.Ids.FirstTypeArgument((MethodSpecificationHandle)method) : "";

    /// <summary>Whether a field is <see cref="string.Empty"/>.</summary>
    public bool IsEmptyText(int field) => MetadataTokens.EntityHandle(field) is { Kind: HandleKind.MemberReference } handle
        && file.Metadata.StringComparer.Equals(file.Metadata.GetMemberReference((MemberReferenceHandle)handle).Name, "Empty") && TypeOf(handle) == "System.String";

    /// <summary>A field's name.</summary>
    public string OfField(int field) => MetadataTokens.EntityHandle(field) is { Kind: HandleKind.FieldDefinition } own
        ? file.Metadata.GetString(file.Metadata.GetFieldDefinition((FieldDefinitionHandle)own).Name) : Of(MetadataTokens.EntityHandle(field));

    private (string Name, string Type, EntityHandle Declaring) Read(EntityHandle method)
    {
        if (!_names.TryGetValue(method, out var names))
            _names.Add(method, names = ReadNew(method));
        return names;
    }

    private (string, string, EntityHandle) ReadNew(EntityHandle method)
    {
        switch (method.Kind)
        {
            case HandleKind.MethodSpecification when file.Metadata.GetMethodSpecification((MethodSpecificationHandle)method).Method is { Kind: not HandleKind.MethodSpecification } made:
                return Read(made);
            case HandleKind.MethodDefinition:
                var definition = file.Metadata.GetMethodDefinition((MethodDefinitionHandle)method);
                return (file.Metadata.GetString(definition.Name), file.Ids.Types.Of(definition.GetDeclaringType()), definition.GetDeclaringType());
            case HandleKind.MemberReference:
                var reference = file.Metadata.GetMemberReference((MemberReferenceHandle)method);
                return reference.Parent.Kind == HandleKind.MethodDefinition ? Read(reference.Parent) : (file.Metadata.GetString(reference.Name), file.Ids.Types.Of(reference.Parent), reference.Parent);
            default:
                return ("", "", default);
        }
    }
}
