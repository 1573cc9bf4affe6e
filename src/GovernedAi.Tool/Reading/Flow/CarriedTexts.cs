using System.Collections.Immutable;
using System.Reflection.Metadata;

namespace GovernedAi.Tool.Reading.Flow;

/// <summary>Follows URLs through what only carries them: tuples, tasks, builders, collections, spans, out parameters, and members that others stand for.</summary>
internal sealed class CarriedTexts(FlowVariables variables, Lazy<UserMembers> users, Func<MethodDefinitionHandle, IEnumerable<MethodDefinitionHandle>> implemented)
{
    private readonly Dictionary<(MethodDefinitionHandle, int), List<FlowValue>> _built = [];

    /// <summary>The element of a tuple that a field is; null for any other field.</summary>
    public static FlowValue? Element(FlowValue tuple, string field) =>
        !tuple.Parts.IsEmpty && field.StartsWith("Item", StringComparison.Ordinal) && int.TryParse(field.AsSpan(4), out var number) && number > 0 && number <= tuple.Parts.Length ? new() { Endpoints = tuple.Parts[number - 1] } : null;

    /// <summary>What is read from an array.</summary>
    public static FlowValue Of(FlowValue array) => array.Elements is { } elements && Union(elements) is { IsEmpty: false } endpoints ? new() { Endpoints = endpoints } : FlowValue.Unknown;

    /// <summary>A method returns a value: so does what it overrides or implements.</summary>
    public void Returned(MethodDefinitionHandle method, FlowValue value)
    {
        if (!value.NamesEndpoint)
            return;
        foreach (var declared in implemented(method))
            variables.SetResult(declared, new() { Endpoints = value.Endpoints, Parts = value.Parts });
    }

    /// <summary>What a call gives; null where it carries nothing.</summary>
    public FlowValue? Called(FlowCall call, CallTraits traits) => (traits.Type, traits.Name, call.Arguments) switch
    {
        ("System.Uri", "TryCreate", [.., { AddressOf: { } local }]) => Set(call.From, local, new() { Endpoints = Union(call.Arguments) }),
        (_, ".ctor", _) when call.OpCode == ILOpCode.Newobj && RequestCalls.Collect(traits) => Collection(call),
        (_, "TryGetValue", [{ Elements: { } parts }, .., { AddressOf: { } local }]) => Set(call.From, local, new() { Endpoints = Union(parts) }),
        (_, var name, [{ Elements: { } parts } collection, .. var given]) when RequestCalls.Collect(traits) || name is "ToString" or "GetValueOrDefault" => Extend(collection, parts, name, given),
        (_, "InlineArrayElementRef" or "InlineArrayFirstElementRef", [{ AddressOf: { } local }, ..]) => new() { AddressOf = local },
        (_, "InlineArrayAsReadOnlySpan" or "InlineArrayAsSpan", [{ NamesEndpoint: true } array, ..]) => Carried(array),
        (_, ".ctor", _) when RequestCalls.IsTuple(traits) => Made(call, given => new() { Parts = [.. given.Select(v => v.Endpoints)] }),
        (_, _, [.., { NamesEndpoint: true } result]) when RequestCalls.MakeTask(traits) => Made(call, _ => Carried(result)),
        (_, _, [.., { NamesEndpoint: true } result]) when RequestCalls.EndAsync(traits) => Ended(call.From, Carried(result).GivenBack),
        (_, not "Invoke", [{ NamesEndpoint: true } task, ..]) when RequestCalls.GiveTheirReceiver(traits.Name) || traits.Name == "ToString" => Carried(task),
        _ => null,
    };

    private static FlowValue Carried(FlowValue value) => new() { Endpoints = value.Endpoints, Parts = value.Parts };

    // What a constructor makes is left on the stack, or in the local that it is run for.
    private FlowValue Made(FlowCall call, Func<IEnumerable<FlowValue>, FlowValue> make) =>
        call is { OpCode: ILOpCode.Call, Arguments: [{ AddressOf: { } local }, .. var given] } ? Set(call.From, local, make(given)) : make(call.Arguments);

    private FlowValue Set(MethodDefinitionHandle method, int local, FlowValue value)
    {
        if (value.NamesEndpoint)
            variables.Set(method, FlowVariableKind.Local, local, value);
        return FlowValue.Unknown;
    }

    private FlowValue Ended(MethodDefinitionHandle machine, FlowValue result)
    {
        var function = users.Value.FunctionOf(machine);
        if (function != machine)
        {
            variables.SetResult(function, result);
            Returned(function, result);
        }

        return FlowValue.Unknown;
    }

    // One a place: a method that is run again starts it anew.
    private FlowValue Collection(FlowCall call)
    {
        if (!_built.TryGetValue((call.From, call.Offset), out var parts))
            _built.Add((call.From, call.Offset), parts = []);
        parts.Clear();
        parts.AddRange(call.Arguments);
        return new() { Elements = parts };
    }

    private static FlowValue Extend(FlowValue collection, List<FlowValue> parts, string name, FlowValue[] given)
    {
        if (name == "Add" || name.StartsWith("Append", StringComparison.Ordinal) || name.StartsWith("set_", StringComparison.Ordinal))
        {
            parts.AddRange(given);
            return collection;
        }

        return new() { Endpoints = Union(parts) };
    }

    private static ImmutableHashSet<NamedEndpoint> Union(IEnumerable<FlowValue> values) => [.. values.SelectMany(v => v.Endpoints)];
}
