using System.Collections.Immutable;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;

namespace GovernedAi.Tool.Reading;

/// <summary>Reads custom attributes by the full name of their type, without resolving it.</summary>
internal sealed class AttributeReader(MetadataReader metadata, TypeNames names)
{
    private readonly Dictionary<int, (string Name, EntityHandle Type)> _types = [];
    private ILookup<EntityHandle, AttributeUse>? _governance;

    /// <summary>Every attribute on <paramref name="parent"/>.</summary>
    public IEnumerable<AttributeUse> Of(EntityHandle parent)
    {
        foreach (var handle in metadata.GetCustomAttributes(parent))
            yield return Read(handle);
    }

    /// <summary>Whether an attribute of a type that another assembly declares stands on <paramref name="parent"/>: told without making a string.</summary>
    public bool Has(EntityHandle parent, string space, string name)
    {
        foreach (var handle in metadata.GetCustomAttributes(parent))
        {
            if (TypeOf(metadata.GetCustomAttribute(handle).Constructor) is { Kind: HandleKind.TypeReference } type && metadata.GetTypeReference((TypeReferenceHandle)type) is var reference
                && metadata.StringComparer.Equals(reference.Name, name) && metadata.StringComparer.Equals(reference.Namespace, space))
                return true;
        }

        return false;
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
    public IEnumerable<AttributeUse> OfGovernance(EntityHandle parent) => ByParent[parent];

    /// <summary>All of those, wherever they stand.</summary>
    public IEnumerable<AttributeUse> OfGovernance() => ByParent.SelectMany(uses => uses);

    private ILookup<EntityHandle, AttributeUse> ByParent =>
        _governance ??= All().Where(a => a.Type.StartsWith("GovernedAi.", StringComparison.Ordinal)).ToLookup(a => a.Parent);

    private AttributeUse Read(CustomAttributeHandle handle)
    {
        var attribute = metadata.GetCustomAttribute(handle);
        var token = MetadataTokens.GetToken(attribute.Constructor);
        if (!_types.TryGetValue(token, out var type))
        {
            var declaring = TypeOf(attribute.Constructor);
            _types.Add(token, type = (names.Of(declaring), declaring));
        }

        return new AttributeUse(type.Name, type.Type, attribute.Parent, () => Decode(attribute));
    }

    private EntityHandle TypeOf(EntityHandle constructor) => constructor.Kind switch
    {
        HandleKind.MemberReference => metadata.GetMemberReference((MemberReferenceHandle)constructor).Parent,
        HandleKind.MethodDefinition => metadata.GetMethodDefinition((MethodDefinitionHandle)constructor).GetDeclaringType(),
        _ => throw new BadImageFormatException("An attribute's constructor is no method."),
    };

    private AttributeValues Decode(CustomAttribute attribute)
    {
        var signature = attribute.Constructor.Kind == HandleKind.MemberReference
            ? metadata.GetMemberReference((MemberReferenceHandle)attribute.Constructor).Signature
            : metadata.GetMethodDefinition((MethodDefinitionHandle)attribute.Constructor).Signature;
        return AttributeValues.Read(metadata.GetBlobReader(signature), metadata.GetBlobReader(attribute.Value));
    }
}

/// <summary>One attribute where it stands.</summary>
internal sealed class AttributeUse(string type, EntityHandle typeHandle, EntityHandle parent, Func<AttributeValues> decode)
{
    private readonly Lazy<AttributeValues> _values = new(decode);

    /// <summary>Full name of the attribute's type.</summary>
    public string Type => type;

    public EntityHandle TypeHandle => typeHandle;

    public EntityHandle Parent => parent;

    /// <summary>A constructor argument that is a single value.</summary>
    public T? Argument<T>(int index) => _values.Value.Fixed(index) is T value ? value : default;

    /// <summary>A property that is a single value.</summary>
    public T? Property<T>(string name) => _values.Value.Named(name) is T value ? value : default;

    /// <summary>Every property that is given, by name; an array is a list of its values.</summary>
    public IEnumerable<(string Name, object? Value)> Properties => _values.Value.AllNamed;

    /// <summary>A property that is an array of strings; null when it is not given.</summary>
    public ImmutableArray<string>? PropertyStrings(string name) => Property<object?[]>(name) is { } elements ? [.. elements.Select(e => e as string ?? "")] : null;

    /// <summary>A constructor argument that is an array of strings.</summary>
    public ImmutableArray<string> Strings(int index) => Argument<object?[]>(index) is { } elements ? [.. elements.Select(e => e as string ?? "")] : [];
}
