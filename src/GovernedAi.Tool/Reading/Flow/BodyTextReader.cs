using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using GovernedAi.Analyzers.Recognition;

namespace GovernedAi.Tool.Reading.Flow;

/// <summary>Puts down what a member writes into bodies, as the analyzer does from source: texts, what is named or has a key, and the names that occur.</summary>
internal sealed class BodyTextReader
{
    private readonly AssemblyFile _file;
    private readonly CalledMembers _called;
    private readonly SentNames _names;
    private readonly FlowVariables _variables;
    private readonly BodyFlow _flow;
    private readonly Queue<MethodDefinitionHandle> _waiting = [];
    private readonly HashSet<MethodDefinitionHandle> _added = [];
    private readonly Dictionary<MethodDefinitionHandle, BodyText> _texts = [];
    private readonly HashSet<(MethodDefinitionHandle From, int Offset)> _toPaths = [];
    private BodyText _text = new();

    public BodyTextReader(AssemblyFile file, CalledMembers called, SentNames names)
    {
        (_file, _called, _names) = (file, called, names);
        _variables = new(file, method =>
        {
            if (_texts.ContainsKey(method))
                Add(method);
        });
        _flow = new(file, _variables, new(file.Metadata, static _ => "", static _ => null), new(file, static _ => false, mayTell: false), new(), Called, static _ => null, static _ => false, Stored);
    }

    /// <summary>The methods of the assembly's own that have been named.</summary>
    public HashSet<MethodDefinitionHandle> Named { get; } = [];

    /// <summary>What has been put down.</summary>
    public string Text => string.Concat(_texts.Values);

    /// <summary>Whether the first thing that a call is given is a path without a host.</summary>
    public bool IsToPath(BodyReference call) => _toPaths.Contains((call.From, call.Offset));

    /// <summary>Reads methods, again where one has learned what another's variable holds.</summary>
    public void Read(IEnumerable<MethodDefinitionHandle> methods)
    {
        foreach (var method in methods)
            Add(method);
        while (_waiting.TryDequeue(out var method))
        {
            _added.Remove(method);
            _variables.Reader = method;
            _texts[method] = _text = new();
            _toPaths.RemoveWhere(call => call.From == method);
            foreach (var parameter in _names.Parameters(method))
                _text.Code(parameter);
            ReadNames(method);
            _flow.Run(method);
        }
    }

    private void Add(MethodDefinitionHandle method)
    {
        if (_added.Add(method))
            _waiting.Enqueue(method);
    }

    private void ReadNames(MethodDefinitionHandle method)
    {
        var il = new IlReader(_file.Il(_file.Metadata.GetMethodDefinition(method)));
        while (il.Read())
        {
            switch (il.OpCode)
            {
                case ILOpCode.Ldstr:
                    _text.Text(_file.Metadata.GetUserString(MetadataTokens.UserStringHandle(il.Operand & 0xFFFFFF)));
                    break;
                case ILOpCode.Ldfld or ILOpCode.Ldflda or ILOpCode.Ldsfld or ILOpCode.Ldsflda:
                    _text.Code(_names.OfField(il.Operand));
                    break;
                case ILOpCode.Call or ILOpCode.Callvirt or ILOpCode.Newobj or ILOpCode.Ldftn or ILOpCode.Ldvirtftn when MetadataTokens.EntityHandle(il.Token) is var target:
                    var (type, name) = (_variables.Names.TypeOf(target), _variables.Names.Of(target));
                    _text.Code(type[(type.LastIndexOf('.') + 1)..]);
                    _text.Code(name.StartsWith("get_", StringComparison.Ordinal) ? name[4..] : name);
                    if (_called.Own(target) is { } own)
                        Named.Add(own);
                    break;
            }
        }
    }

    private FlowValue Called(FlowCall call)
    {
        var isMade = call.OpCode == ILOpCode.Newobj;
        var given = call.Arguments.AsSpan(!isMade && _variables.Shapes.Of(call.Target).HasThis ? 1 : 0);
        var name = _variables.Names.Of(call.Target);
        if (call.Arguments.ElementAtOrDefault(given.Length < call.Arguments.Length || _called.ExtendsClient(call.Target) ? 1 : 0) is { Text: { } address } && RequestMembers.IsPath(address))
            _toPaths.Add((call.From, call.Offset));
        if (isMade && _names.OfAnonymous(_variables.Names.Declaring(call.Target)) is { Length: > 0 } properties)
        {
            for (var i = 0; i < Math.Min(properties.Length, given.Length); i++)
                _text.Named(properties[i], given[i].Text);
            return FlowValue.Unknown;
        }

        if (name.StartsWith("set_", StringComparison.Ordinal) && given.Length == 1)
            Set(call.Target, name[4..], given[0].Text);
        else
            Given(call.Target, name, given);
        return name == "op_Implicit" && given.Length == 1 ? given[0] : FlowValue.Unknown;
    }

    private void Set(EntityHandle target, string property, string? value)
    {
        if (_called.Own(target) is not { } setter)
        {
            _text.Named(property, value);
            return;
        }

        value ??= _names.Role(_file.Metadata.GetMethodDefinition(setter).Signature, 1);
        foreach (var name in _names.OfProperty(_file.Metadata.GetMethodDefinition(setter).GetDeclaringType(), property))
            _text.Named(name, value);
    }

    private void Given(EntityHandle target, string name, ReadOnlySpan<FlowValue> given)
    {
        var texts = new string?[given.Length];
        for (var i = 0; i < texts.Length; i++)
            texts[i] = given[i].Text;
        _text.Call(name, texts);
        if (_called.Own(target) is not { } own)
            return;

        var definition = _file.Metadata.GetMethodDefinition(own);
        var parameters = _names.Parameters(own);
        for (var i = 0; i < Math.Min(parameters.Length, texts.Length); i++)
        {
            var value = texts[i] ?? _names.Role(definition.Signature, i + 1);
            _text.Named(parameters[i], value);
            // Of a record, the parameter is the property.
            if (name != ".ctor")
                continue;
            foreach (var property in _names.OfProperty(definition.GetDeclaringType(), parameters[i]))
                _text.Named(property, value);
        }
    }

    private void Stored(int token, FlowValue value)
    {
        if (_variables.IsLocal(token))
            return;
        foreach (var name in _names.OfStored(token))
            _text.Named(name, value.Text ?? _names.RoleOfField(token));
    }
}
