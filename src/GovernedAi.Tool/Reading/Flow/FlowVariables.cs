using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;

namespace GovernedAi.Tool.Reading.Flow;

internal enum FlowVariableKind
{
    Local,
    Argument,
    Field,
    Result,
}

/// <summary>What is known of the variables of an assembly: locals, arguments, fields of its own types, and what its methods return.</summary>
internal sealed class FlowVariables(AssemblyFile file)
{
    private readonly Dictionary<(int Owner, FlowVariableKind Kind, int Index), FlowValue> _values = [];
    private readonly Dictionary<int, int> _fields = [];

    public MemberNames Names { get; } = new(file);

    public CallShapes Shapes { get; } = new(file.Metadata);

    /// <summary>Whether anything has become known since this was last cleared.</summary>
    public bool HasChanged { get; set; }

    public FlowValue Get(MethodDefinitionHandle method, FlowVariableKind kind, int index) => Get((MetadataTokens.GetRowNumber(method), kind, index));

    public void Set(MethodDefinitionHandle method, FlowVariableKind kind, int index, FlowValue value) => Set((MetadataTokens.GetRowNumber(method), kind, index), value);

    public FlowValue Result(MethodDefinitionHandle method) => Get(method, FlowVariableKind.Result, 0);

    public void SetResult(MethodDefinitionHandle method, FlowValue value) => Set(method, FlowVariableKind.Result, 0, value);

    public FlowValue Field(int token) => Own(token) is > 0 and var row ? Get((row, FlowVariableKind.Field, 0)) : FlowValue.Unknown;

    public void SetField(int token, FlowValue value)
    {
        if (Own(token) is > 0 and var row)
            Set((row, FlowVariableKind.Field, 0), value);
    }

    private FlowValue Get((int, FlowVariableKind, int) key) => _values.GetValueOrDefault(key, FlowValue.Unknown);

    private void Set((int, FlowVariableKind, int) key, FlowValue value)
    {
        if (!_values.TryGetValue(key, out var before))
            _values.Add(key, value);
        else if (before.Or(value) is var joined && !joined.SaysAs(before))
            _values[key] = value = joined;
        else
            return;
        HasChanged |= !value.SaysAs(FlowValue.Unknown);
    }

    // The definition of a field of the assembly's own, of a generic type too; 0 for another's.
    private int Own(int token)
    {
        if (_fields.TryGetValue(token, out var row))
            return row;

        row = 0;
        if (MetadataTokens.EntityHandle(token) is { Kind: HandleKind.FieldDefinition } definition)
        {
            row = MetadataTokens.GetRowNumber(definition);
        }
        else if (MetadataTokens.EntityHandle(token) is { Kind: HandleKind.MemberReference } handle
            && file.Metadata.GetMemberReference((MemberReferenceHandle)handle) is var reference
            && file.Ids.Types.Definition(reference.Parent) is { Kind: HandleKind.TypeDefinition } type)
        {
            foreach (var field in file.Metadata.GetTypeDefinition((TypeDefinitionHandle)type).GetFields())
            {
                if (file.Metadata.StringComparer.Equals(file.Metadata.GetFieldDefinition(field).Name, file.Metadata.GetString(reference.Name)))
                    row = MetadataTokens.GetRowNumber(field);
            }
        }

        _fields.Add(token, row);
        return row;
    }
}
