using System.Collections.Immutable;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;

namespace GovernedAi.Tool.Reading;

/// <summary>Reads custom attributes by the full name of their type, without resolving it.</summary>
internal sealed class AttributeReader(MetadataReader metadata, TypeNames names)
{
    // The compiler writes none longer; a decoder's recursion is bounded by it.
    private const int MaxConstructorSignature = 256;

    private readonly Dictionary<int, (string Name, EntityHandle Type)> _types = [];
    private ILookup<EntityHandle, AttributeUse>? _governance;

    /// <summary>Every attribute on <paramref name="parent"/>.</summary>
    public IEnumerable<AttributeUse> Of(EntityHandle parent)
    {
        foreach (var handle in metadata.GetCustomAttributes(parent))
            yield return Read(handle);
    }

    /// <summary>Attributes of one type, wherever they stand.</summary>
    public IEnumerable<AttributeUse> Named(string type) => All().Where(a => a.Type == type);

    /// <summary>Every attribute of the module, with what it stands on.</summary>
    public IEnumerable<AttributeUse> All()
    {
        foreach (var handle in metadata.CustomAttributes)
            yield return Read(handle);
    }

    /// <summary>The attributes on <paramref name="parent"/> whose type lies in the namespace GovernedAi; one pass over the module serves all.</summary>
    public IEnumerable<AttributeUse> OfGovernance(EntityHandle parent) =>
        (_governance ??= All().Where(a => a.Type.StartsWith("GovernedAi.", StringComparison.Ordinal)).ToLookup(a => a.Parent))[parent];

    private AttributeUse Read(CustomAttributeHandle handle)
    {
        var attribute = metadata.GetCustomAttribute(handle);
        var token = MetadataTokens.GetToken(attribute.Constructor);
        if (!_types.TryGetValue(token, out var type))
            _types.Add(token, type = TypeOf(attribute.Constructor));
        return new AttributeUse(type.Name, type.Type, attribute.Parent, () => Decode(attribute));
    }

    private (string, EntityHandle) TypeOf(EntityHandle constructor)
    {
        EntityHandle type = constructor.Kind switch
        {
            HandleKind.MemberReference => metadata.GetMemberReference((MemberReferenceHandle)constructor).Parent,
            HandleKind.MethodDefinition => metadata.GetMethodDefinition((MethodDefinitionHandle)constructor).GetDeclaringType(),
            _ => throw new BadImageFormatException("An attribute's constructor is no method."),
        };
        return (names.Of(type), type);
    }

    private CustomAttributeValue<string> Decode(CustomAttribute attribute)
    {
        var signature = attribute.Constructor.Kind == HandleKind.MemberReference
            ? metadata.GetMemberReference((MemberReferenceHandle)attribute.Constructor).Signature
            : metadata.GetMethodDefinition((MethodDefinitionHandle)attribute.Constructor).Signature;
        if (metadata.GetBlobReader(signature).Length > MaxConstructorSignature)
            throw new BadImageFormatException("An attribute's constructor has a signature no compiler writes.");
        return attribute.DecodeValue(new ArgumentTypes(names));
    }

    /// <summary>Names types of attribute arguments; enums count as <see cref="int"/>, which those of GovernedAi are.</summary>
    private sealed class ArgumentTypes(TypeNames names) : ICustomAttributeTypeProvider<string>
    {
        public string GetPrimitiveType(PrimitiveTypeCode typeCode) => typeCode.ToString();

        public string GetSystemType() => "System.Type";

        public bool IsSystemType(string type) => type == "System.Type";

        public string GetSZArrayType(string elementType) => elementType + "[]";

        public string GetTypeFromDefinition(MetadataReader reader, TypeDefinitionHandle handle, byte rawTypeKind) => names.Of(handle);

        public string GetTypeFromReference(MetadataReader reader, TypeReferenceHandle handle, byte rawTypeKind) => names.Of(handle);

        public string GetTypeFromSerializedName(string name) => name;

        public PrimitiveTypeCode GetUnderlyingEnumType(string type) => PrimitiveTypeCode.Int32;
    }
}

/// <summary>One attribute where it stands.</summary>
internal sealed class AttributeUse(string type, EntityHandle typeHandle, EntityHandle parent, Func<CustomAttributeValue<string>> decode)
{
    private readonly Lazy<CustomAttributeValue<string>> _value = new(decode);

    /// <summary>Full name of the attribute's type.</summary>
    public string Type => type;

    public EntityHandle TypeHandle => typeHandle;

    public EntityHandle Parent => parent;

    /// <summary>A constructor argument that is a single value.</summary>
    public T? Argument<T>(int index) => _value.Value.FixedArguments.Length > index && _value.Value.FixedArguments[index].Value is T value ? value : default;

    /// <summary>A property that is a single value.</summary>
    public T? Property<T>(string name) => _value.Value.NamedArguments.FirstOrDefault(a => a.Name == name).Value is T value ? value : default;

    /// <summary>Every property that is given, by name; an array is a list of its values.</summary>
    public IEnumerable<(string Name, object? Value)> Properties =>
        _value.Value.NamedArguments.Select(a => (a.Name ?? "", a.Value is ImmutableArray<CustomAttributeTypedArgument<string>> { IsDefault: false } elements ? elements.Select(e => e.Value).ToList() : a.Value));

    /// <summary>A constructor argument that is an array of strings.</summary>
    public ImmutableArray<string> Strings(int index) =>
        Argument<ImmutableArray<CustomAttributeTypedArgument<string>>>(index) is { IsDefault: false } elements ? [.. elements.Select(e => e.Value as string ?? "")] : [];
}
