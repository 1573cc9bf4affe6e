using System.Reflection.Metadata;

namespace GovernedAi.Tool.Reading.Flow;

/// <summary>Those who follow one kind of value each; none of a kind that an assembly cannot have.</summary>
internal sealed record FlowFollowers(PreparedRequests? Requests = null, ClientAddresses? Clients = null, KernelFlow? Kernels = null, Workflows? Workflows = null, CarriedTexts? Carried = null);

/// <summary>What the code of a body reads from variables and writes to them, as those see it who follow values.</summary>
/// <param name="variables">What is known of the variables.</param>
/// <param name="agents">Tells governed agents by their type.</param>
/// <param name="followers">Who follows values.</param>
/// <param name="stored">Told of each field that is given a value.</param>
internal sealed class FlowMemory(FlowVariables variables, StaticTypes agents, FlowFollowers followers, Action<int, FlowValue>? stored)
{
    private readonly Dictionary<(MethodDefinitionHandle, int), List<FlowValue>> _arrays = [];

    /// <summary>What a field holds.</summary>
    /// <param name="method">The method that reads it.</param>
    /// <param name="token">The field.</param>
    /// <param name="of">The object; none for a static field.</param>
    /// <param name="isAddress">Whether its address is taken.</param>
    public FlowValue Field(MethodDefinitionHandle method, int token, FlowValue? of, bool isAddress)
    {
        if (of is { Parts.IsEmpty: false } && CarriedTexts.Element(of, variables.Names.OfField(token)) is { } element)
            return element;

        var held = variables.Field(token);
        if (isAddress && MayBecomeAnother(held))
            variables.SetField(token, FlowValue.Unknown);
        if (held.IsGovernedAgent && !agents.IsOwn(token))
            held = held.WithoutAgent;
        if (held.Parameter is not null && !variables.IsLocal(token))
            held = held with { Parameter = null };
        if (held.OnlyReads && !variables.IsLocal(token))
            held = held.WithoutVerb;
        if (isAddress && held.IsNative)
            held = held with { AddressOfField = token };
        held = followers.Requests?.OfField(method, token, held) ?? held;
        held = followers.Clients?.OfField(token, held) ?? held;
        if (followers.Kernels is { } kernels)
            held = OfKernels(method, token, of, isAddress, held, kernels);
        return of is null && !isAddress && variables.Names.IsEmptyText(token) ? FlowValue.EmptyText : held.Typed(agents.OfField(token));
    }

    /// <summary>A field is given a value.</summary>
    public void SetField(MethodDefinitionHandle method, int token, FlowValue value)
    {
        value = value.Stored;
        stored?.Invoke(token, value);
        if (!variables.IsLocal(token))
        {
            followers.Workflows?.Left(method, value);
            value = value.Kept;
            followers.Kernels?.ChangesField(method, token);
        }

        variables.SetField(token, followers.Requests?.Stored(method, token, value) ?? value);
    }

    /// <summary>What a local or an argument holds, or its address.</summary>
    public FlowValue Load(MethodDefinitionHandle method, FlowAccess variable)
    {
        Touch(method, variable);
        if (variable.Kind == FlowVariableKind.Argument)
            return Argument(method, variable.Index);
        var local = variables.Get(method, FlowVariableKind.Local, variable.Index);
        local = followers.Requests?.OfLocal(local) ?? local;
        return variable.Way == AccessWay.Address ? local with { AddressOf = variable.Index } : local;
    }

    /// <summary>A local or an argument is given a value.</summary>
    public void Store(MethodDefinitionHandle method, FlowAccess variable, FlowValue given)
    {
        Touch(method, variable);
        variables.GiveAway(method, given);
        // An argument may be what the caller gave, wherever it is given another value.
        variables.Set(method, variable.Kind, variable.Index, variable.Kind == FlowVariableKind.Argument ? given.Stored.WithoutNative : given.Stored);
    }

    /// <summary>A value is put where an address leads.</summary>
    public void Put(MethodDefinitionHandle method, FlowValue value, FlowValue place)
    {
        Left(method, value);
        variables.GiveAway(method, place);
        if (place.AddressOf is { } local && value.NamesEndpoint)
            variables.Set(method, FlowVariableKind.Local, local, value.Stored.WithoutRequests);
    }

    /// <summary>A value goes where others have it.</summary>
    public void Left(MethodDefinitionHandle method, FlowValue value)
    {
        followers.Requests?.Left(value);
        followers.Workflows?.Left(method, value);
    }

    /// <summary>A method gives a value to its caller.</summary>
    public void Return(MethodDefinitionHandle method, FlowValue value)
    {
        followers.Workflows?.Left(method, value);
        value = value.Elsewhere.GivenBack;
        variables.SetResult(method, followers.Requests?.Returned(method, value) ?? value);
        followers.Carried?.Returned(method, value);
    }

    /// <summary>The elements of the array that is made at a place: a method that is run again fills it anew.</summary>
    public List<FlowValue> Emptied(MethodDefinitionHandle method, int offset)
    {
        if (!_arrays.TryGetValue((method, offset), out var elements))
            _arrays.Add((method, offset), elements = []);
        elements.Clear();
        return elements;
    }

    private FlowValue Argument(MethodDefinitionHandle method, int index)
    {
        var argument = variables.Get(method, FlowVariableKind.Argument, index);
        argument = followers.Clients?.OfArgument(method, index, argument) ?? argument;
        argument = followers.Kernels?.OfArgument(method, index, argument) ?? argument;
        argument = followers.Requests?.OfArgument(method, index, argument) ?? argument;
        return argument.Typed(agents.OfArgument(method, index));
    }

    private FlowValue OfKernels(MethodDefinitionHandle method, int field, FlowValue? of, bool isAddress, FlowValue held, KernelFlow kernels)
    {
        if (variables.IsLocal(field))
            return isAddress ? held with { AddressOfField = field } : held;
        if (isAddress)
            kernels.ChangesField(method, field);
        return kernels.OfField(method, field, of, held);
    }

    // Whoever has its address may put another there.
    private void Touch(MethodDefinitionHandle method, FlowAccess variable)
    {
        if (variable.Way == AccessWay.Address && MayBecomeAnother(variables.Get(method, variable.Kind, variable.Index)))
            variables.Set(method, variable.Kind, variable.Index, FlowValue.Unknown);
        if (variable is { Kind: FlowVariableKind.Argument, Way: not AccessWay.Load })
            followers.Kernels?.ChangesArgument(method, variable.Index);
    }

    private static bool MayBecomeAnother(FlowValue value) => value is { IsGovernedAgent: true } or { Parameter: not null } or { OnlyReads: true } or { Text: not null };
}
