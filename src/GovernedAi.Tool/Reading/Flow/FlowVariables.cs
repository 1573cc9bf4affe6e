using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Runtime.InteropServices;

namespace GovernedAi.Tool.Reading.Flow;

internal enum FlowVariableKind
{
    Local,
    Argument,
    Field,
    Result,
}

/// <summary>What is known of the variables of an assembly: locals, arguments, fields of its own types, and what its methods return.</summary>
/// <param name="file">The assembly.</param>
/// <param name="outdate">Told of each method that was run and has read what has become another value since.</param>
internal sealed class FlowVariables(AssemblyFile file, Action<MethodDefinitionHandle> outdate)
{
    private readonly Dictionary<long, FlowValue> _values = [];
    private readonly Dictionary<long, List<MethodDefinitionHandle>> _readers = [];
    private readonly Dictionary<int, int> _fields = [];

    public MemberNames Names { get; } = new(file);

    public CallShapes Shapes { get; } = new(file.Metadata);

    /// <summary>The method that runs for the first time, and so reads what it will read each time; none when it has run before.</summary>
    public MethodDefinitionHandle? Reader { get; set; }

    public FlowValue Get(MethodDefinitionHandle method, FlowVariableKind kind, int index) => _values.GetValueOrDefault(Key(MetadataTokens.GetRowNumber(method), kind, index), FlowValue.Unknown);

    public void Set(MethodDefinitionHandle method, FlowVariableKind kind, int index, FlowValue value)
    {
        // Only the method itself reads its locals and arguments.
        if (Joins(Key(MetadataTokens.GetRowNumber(method), kind, index), value))
            outdate(method);
    }

    public FlowValue Result(MethodDefinitionHandle method) => Read(Key(MetadataTokens.GetRowNumber(method), FlowVariableKind.Result, 0));

    public void SetResult(MethodDefinitionHandle method, FlowValue value) => Write(Key(MetadataTokens.GetRowNumber(method), FlowVariableKind.Result, 0), value);

    public FlowValue Field(int token) => Own(token) is > 0 and var row ? Read(Key(row, FlowVariableKind.Field, 0)) : FlowValue.Unknown;

    public void SetField(int token, FlowValue value)
    {
        if (Own(token) is > 0 and var row)
            Write(Key(row, FlowVariableKind.Field, 0), value);
    }

    /// <summary>A value goes where it may be written to: whoever has a variable's address may put another value there.</summary>
    public void GiveAway(MethodDefinitionHandle method, FlowValue value)
    {
        if (!value.IsNative && value.Shown is null)
            return;
        if (value.AddressOf is { } local)
            Set(method, FlowVariableKind.Local, local, FlowValue.Unknown);
        else if (value.AddressOfField is { } field)
            SetField(field, FlowValue.Unknown);
    }

    /// <summary>Whether a field holds a local of some method, which the compiler has moved out of it.</summary>
    public bool IsLocal(int token) => Own(token) is > 0 and var row
        && file.Metadata.GetTypeDefinition(file.Metadata.GetFieldDefinition(MetadataTokens.FieldDefinitionHandle(row)).GetDeclaringType()) is var type
        && GeneratedNames.IsInnerType(file.Metadata.GetString(type.Name));

    /// <summary>Tells a field from all others: one of the assembly's own whatever the reference, another's by its token.</summary>
    public int FieldOf(int token) => Own(token) is > 0 and var row ? row : token;

    private FlowValue Read(long key)
    {
        if (Reader is { } reader)
        {
            ref var readers = ref CollectionsMarshal.GetValueRefOrAddDefault(_readers, key, out _);
            readers ??= [];
            if (readers.Count == 0 || readers[^1] != reader)
                readers.Add(reader);
        }

        return _values.GetValueOrDefault(key, FlowValue.Unknown);
    }

    private void Write(long key, FlowValue value)
    {
        if (!Joins(key, value) || !_readers.TryGetValue(key, out var readers))
            return;
        foreach (var reader in readers)
            outdate(reader);
    }

    // Whether the variable says something else for it than it did.
    private bool Joins(long key, FlowValue value)
    {
        ref var held = ref CollectionsMarshal.GetValueRefOrAddDefault(_values, key, out var isKnown);
        var before = held ?? FlowValue.Unknown;
        var joined = isKnown ? before.Or(value) : value;
        var says = !joined.SaysAs(before);
        if (says || !isKnown)
            held = joined;
        return says;
    }

    private static long Key(int owner, FlowVariableKind kind, int index) => (long)owner << 32 | (long)index << 2 | (long)kind;

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
