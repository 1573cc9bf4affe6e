using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;

namespace GovernedAi.Tool.Reading;

/// <summary>Leads from a constructor back to the field or property whose initializer was compiled into it.</summary>
internal sealed class Initializers(AssemblyFile file, UserMembers users)
{
    private readonly MetadataReader _metadata = file.Metadata;
    private readonly Dictionary<TypeDefinitionHandle, Dictionary<string, PropertyDefinitionHandle>> _properties = [];

    /// <summary>The field or property that the value of a call initializes, whatever lambdas it stands in; null if it stands in no initializer.</summary>
    public EntityHandle? Of(BodyReference at)
    {
        // Where the user's member comes to the call: at the call itself, or at the lambda that holds it.
        var path = users.Path(at.From).ToList();
        var member = path[^1].Method;
        var offset = path.Count == 1 ? at.Offset : path[^2].Taken is { } lambda && lambda.From == member ? lambda.Offset : -1;

        var definition = _metadata.GetMethodDefinition(member);
        var isStatic = _metadata.StringComparer.Equals(definition.Name, ".cctor");
        if (offset < 0 || !isStatic && !_metadata.StringComparer.Equals(definition.Name, ".ctor"))
            return null;

        // With a static constructor of the user's own, initializers and body are one: what is not told apart is the constructor's.
        var type = definition.GetDeclaringType();
        if (isStatic && (_metadata.GetTypeDefinition(type).Attributes & TypeAttributes.BeforeFieldInit) == 0)
            return null;
        return Stored(definition, type, offset, isStatic) is { } field ? Declared(type, field) : null;
    }

    // Initializers run before the base constructor is called. The value is stored into the first field of the type after it.
    private FieldDefinitionHandle? Stored(MethodDefinition constructor, TypeDefinitionHandle type, int offset, bool isStatic)
    {
        FieldDefinitionHandle? stored = null;
        var il = new IlReader(file.Il(constructor));
        while (il.Read())
        {
            if (il.Offset <= offset)
                continue;
            if (stored is null && il.OpCode == (isStatic ? ILOpCode.Stsfld : ILOpCode.Stfld)
                && MetadataTokens.EntityHandle(il.Operand) is var target && Field(target) is { } field && _metadata.GetFieldDefinition(field).GetDeclaringType() == type)
            {
                stored = field;
                if (isStatic)
                    return stored;
            }

            if (il.OpCode == ILOpCode.Call && il.Token != 0 && IsChained(MetadataTokens.EntityHandle(il.Token), type))
                return stored;
        }

        return null;
    }

    private FieldDefinitionHandle? Field(EntityHandle target)
    {
        if (target.Kind == HandleKind.FieldDefinition)
            return (FieldDefinitionHandle)target;
        // A generic type names its own fields by way of itself, constructed.
        if (target.Kind != HandleKind.MemberReference)
            return null;
        var reference = _metadata.GetMemberReference((MemberReferenceHandle)target);
        if (file.Ids.Types.Definition(reference.Parent) is not { Kind: HandleKind.TypeDefinition } type)
            return null;
        var name = _metadata.GetString(reference.Name);
        foreach (var field in _metadata.GetTypeDefinition((TypeDefinitionHandle)type).GetFields())
        {
            if (_metadata.StringComparer.Equals(_metadata.GetFieldDefinition(field).Name, name))
                return field;
        }

        return null;
    }

    private bool IsChained(EntityHandle called, TypeDefinitionHandle type)
    {
        var (name, declaring) = called.Kind switch
        {
            HandleKind.MethodDefinition when _metadata.GetMethodDefinition((MethodDefinitionHandle)called) is var own => (own.Name, own.GetDeclaringType()),
            HandleKind.MemberReference when _metadata.GetMemberReference((MemberReferenceHandle)called) is var reference => (reference.Name, file.Ids.Types.Definition(reference.Parent) ?? default),
            _ => (default, default(EntityHandle)),
        };
        return !name.IsNil && _metadata.StringComparer.Equals(name, ".ctor")
            && _metadata.GetTypeDefinition(type).BaseType is { IsNil: false } @base && file.Ids.Types.Definition(@base) == declaring;
    }

    // An automatic property's field, <Answer>k__BackingField, stands for the property.
    private EntityHandle Declared(TypeDefinitionHandle type, FieldDefinitionHandle field)
    {
        var name = _metadata.GetString(_metadata.GetFieldDefinition(field).Name);
        if (GeneratedNames.PropertyOf(name) is not { } property)
            return field;
        if (!_properties.TryGetValue(type, out var properties))
        {
            _properties.Add(type, properties = new(StringComparer.Ordinal));
            foreach (var handle in _metadata.GetTypeDefinition(type).GetProperties())
                properties.TryAdd(_metadata.GetString(_metadata.GetPropertyDefinition(handle).Name), handle);
        }

        return properties.TryGetValue(property, out var found) ? found : field;
    }
}
