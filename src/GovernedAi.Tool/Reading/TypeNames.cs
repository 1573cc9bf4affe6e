using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;

namespace GovernedAi.Tool.Reading;

/// <summary>Full names of types as documentation-comment ids spell definitions: <c>Acme.Outer`1.Inner</c>.</summary>
internal sealed class TypeNames(MetadataReader metadata)
{
    private const int MaxNesting = 100;

    private readonly Dictionary<int, string> _names = [];

    /// <summary>The name of a definition or a reference; of a constructed type, its definition's.</summary>
    public string Of(EntityHandle type) => Of(type, 0);

    /// <summary>The definition or reference that a constructed type is made from; null for arrays, pointers and type parameters.</summary>
    public EntityHandle? Definition(EntityHandle type)
    {
        if (type.Kind is HandleKind.TypeDefinition or HandleKind.TypeReference)
            return type;
        if (type.Kind != HandleKind.TypeSpecification)
            return null;

        var blob = metadata.GetBlobReader(metadata.GetTypeSpecification((TypeSpecificationHandle)type).Signature);
        return Definition(ref blob);
    }

    /// <summary>The definition or reference of the type that stands next in a signature, by reference or not.</summary>
    public EntityHandle? Definition(ref BlobReader blob)
    {
        for (var code = blob.ReadCompressedInteger(); ; code = blob.ReadCompressedInteger())
        {
            switch (code)
            {
                case (int)SignatureTypeCode.RequiredModifier or (int)SignatureTypeCode.OptionalModifier:
                    blob.ReadTypeHandle();
                    continue;
                case (int)SignatureTypeCode.GenericTypeInstance or (int)SignatureTypeCode.ByReference:
                    continue;
                case (int)SignatureTypeKind.Class or (int)SignatureTypeKind.ValueType:
                    // A specification of a specification is not valid, and could go round in circles.
                    return blob.ReadTypeHandle() is { Kind: HandleKind.TypeDefinition or HandleKind.TypeReference } definition ? definition : null;
                default:
                    return null;
            }
        }
    }

    private string Of(EntityHandle type, int depth)
    {
        if (depth > MaxNesting)
            throw new BadImageFormatException($"Types are nested more than {MaxNesting} deep.");

        var token = MetadataTokens.GetToken(type);
        if (!_names.TryGetValue(token, out var name))
            _names.Add(token, name = Read(type, depth));
        return name;
    }

    private string Read(EntityHandle type, int depth)
    {
        switch (type.Kind)
        {
            case HandleKind.TypeDefinition:
                var definition = metadata.GetTypeDefinition((TypeDefinitionHandle)type);
                return definition.GetDeclaringType() is { IsNil: false } outer
                    ? Of(outer, depth + 1) + "." + Written(definition.Name)
                    : Qualified(definition.Namespace, definition.Name);
            case HandleKind.TypeReference:
                var reference = metadata.GetTypeReference((TypeReferenceHandle)type);
                return reference.ResolutionScope.Kind == HandleKind.TypeReference
                    ? Of(reference.ResolutionScope, depth + 1) + "." + Written(reference.Name)
                    : Qualified(reference.Namespace, reference.Name);
            case HandleKind.TypeSpecification when Definition(type) is { } made:
                return Of(made, depth + 1);
            default:
                return "?";
        }
    }

    private string Qualified(StringHandle space, StringHandle name) =>
        space.IsNil ? Written(name) : metadata.GetString(space) + "." + Written(name);

    // The compiler makes a file-local type unique, <File>F{64 hex digits}__Name; an id has the name as written.
    private string Written(StringHandle handle)
    {
        var name = metadata.GetString(handle);
        return name.StartsWith('<') && name.IndexOf(">F", StringComparison.Ordinal) is > 0 and var at && name.Length > at + 68 && name.AsSpan(at + 66, 2) is "__"
            ? name[(at + 68)..]
            : name;
    }
}
