using System.Collections.Immutable;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using GovernedAi.Analyzers.Recognition;

namespace GovernedAi.Tool.Reading.Flow;

/// <summary>What properties, fields and parameters of an assembly's own are called, in code and where they are sent.</summary>
internal sealed class SentNames(AssemblyFile file)
{
    private readonly Dictionary<TypeDefinitionHandle, ImmutableArray<string>> _anonymous = [];
    private readonly Dictionary<MethodDefinitionHandle, ImmutableArray<string>> _parameters = [];
    private readonly Dictionary<(TypeDefinitionHandle, string), ImmutableArray<string>> _properties = [];

    /// <summary>The properties of an anonymous type, in the order of its constructor; none for any other type.</summary>
    public ImmutableArray<string> OfAnonymous(EntityHandle type)
    {
        if (file.Ids.Types.Definition(type) is not { Kind: HandleKind.TypeDefinition } handle)
            return [];
        var made = (TypeDefinitionHandle)handle;
        if (!_anonymous.TryGetValue(made, out var names))
        {
            var definition = file.Metadata.GetTypeDefinition(made);
            _anonymous.Add(made, names = file.Metadata.GetString(definition.Name).StartsWith("<>f__AnonymousType", StringComparison.Ordinal)
                ? [.. definition.GetProperties().Select(p => file.Metadata.GetString(file.Metadata.GetPropertyDefinition(p).Name))] : []);
        }

        return names;
    }

    /// <summary>The parameters of a method, in order.</summary>
    public ImmutableArray<string> Parameters(MethodDefinitionHandle method)
    {
        if (!_parameters.TryGetValue(method, out var names))
        {
            _parameters.Add(method, names = [.. file.Metadata.GetMethodDefinition(method).GetParameters().Select(file.Metadata.GetParameter).Where(p => p.SequenceNumber > 0)
                .OrderBy(p => p.SequenceNumber).Select(p => file.Metadata.GetString(p.Name))]);
        }

        return names;
    }

    /// <summary>A property's name, and what it is renamed to.</summary>
    public ImmutableArray<string> OfProperty(TypeDefinitionHandle type, string name)
    {
        if (!_properties.TryGetValue((type, name), out var names))
        {
            _properties.Add((type, name), names = [name, .. file.Metadata.GetTypeDefinition(type).GetProperties()
                .Where(p => file.Metadata.StringComparer.Equals(file.Metadata.GetPropertyDefinition(p).Name, name)).SelectMany(p => Renamed(p))]);
        }

        return names;
    }

    /// <summary>A field's name.</summary>
    public string OfField(int token) => MetadataTokens.EntityHandle(token) switch
    {
        { Kind: HandleKind.FieldDefinition } own => file.Metadata.GetString(file.Metadata.GetFieldDefinition((FieldDefinitionHandle)own).Name),
        { Kind: HandleKind.MemberReference } other => file.Metadata.GetString(file.Metadata.GetMemberReference((MemberReferenceHandle)other).Name),
        _ => "",
    };

    /// <summary>A field's name, and what it is renamed to.</summary>
    public IEnumerable<string> OfStored(int token) => MetadataTokens.EntityHandle(token) is { Kind: HandleKind.FieldDefinition } own ? Renamed(own).Prepend(OfField(token)) : [OfField(token)];

    /// <summary>A role that a parameter's type has, if it is an enumeration of the assembly's own: a value of it is one of them, whichever.</summary>
    public string? Role(BlobHandle signature, int index) => file.Ids.TypeAt(signature, index) is { Kind: HandleKind.TypeDefinition } type ? Role((TypeDefinitionHandle)type) : null;

    /// <inheritdoc cref="Role(BlobHandle, int)"/>
    public string? RoleOfField(int token) =>
        MetadataTokens.EntityHandle(token) is { Kind: HandleKind.FieldDefinition } own ? Role(file.Metadata.GetFieldDefinition((FieldDefinitionHandle)own).Signature, 0) : null;

    private string? Role(TypeDefinitionHandle handle)
    {
        var type = file.Metadata.GetTypeDefinition(handle);
        return type.BaseType is { IsNil: false } parent && file.Ids.Types.Of(parent) == "System.Enum"
            ? type.GetFields().Select(f => file.Metadata.GetString(file.Metadata.GetFieldDefinition(f).Name)).FirstOrDefault(BodyWords.IsRole) : null;
    }

    private IEnumerable<string> Renamed(EntityHandle member)
    {
        foreach (var attribute in file.Attributes.Of(member))
        {
            if (BodyWords.Renames(attribute.Type[(attribute.Type.LastIndexOf('.') + 1)..], out var renaming) && (attribute.Property<string>(renaming) ?? attribute.Argument<string>(0)) is { } name)
                yield return name;
        }
    }
}
