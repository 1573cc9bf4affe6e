using System.Reflection.Emit;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;

namespace GovernedAi.Tool.Reading.Flow;

/// <summary>A call as it stands in a body, with what is known of what it is given.</summary>
/// <param name="From">The method it stands in.</param>
/// <param name="Arguments">The receiver first, where there is one; to be read before the next call.</param>
internal readonly record struct FlowCall(MethodDefinitionHandle From, int Offset, ILOpCode OpCode, EntityHandle Target, FlowValue[] Arguments);

/// <summary>Follows values through one body, from what is written there to the calls that take it.</summary>
/// <remarks>
/// Variables are taken for all that is ever stored in them, whatever the order, as the analyzer takes them. What does not fit is unknown: nothing is
/// concluded from it.
/// </remarks>
internal sealed class BodyFlow(
    AssemblyFile file, FlowVariables variables, FlowText texts, StaticTypes agents, PreparedRequests? requests, ClientAddresses? clients, KernelFlow? kernels, Workflows? workflows, CarriedTexts? carried,
    Func<FlowCall, FlowValue> call, Func<EntityHandle, MethodDefinitionHandle?> own, Func<EntityHandle, bool> isPlain,
    Action<int, FlowValue>? stored = null)
{
    private readonly Stack<FlowValue> _stack = [];
    private readonly Dictionary<int, FlowValue[]> _arriving = [];
    private readonly Dictionary<int, InterpolatedText> _interpolated = [];
    private readonly Dictionary<int, FlowValue[]> _arguments = [];
    private readonly Dictionary<(MethodDefinitionHandle, int), List<FlowValue>> _arrays = [];
    private readonly Dictionary<EntityHandle, (CallShape Shape, bool IsPlain)> _targets = [];
    private MethodDefinitionHandle _method;

    public void Run(MethodDefinitionHandle method)
    {
        _method = method;
        _stack.Clear();
        _arriving.Clear();
        _interpolated.Clear();
        var il = new IlReader(file.Il(file.Metadata.GetMethodDefinition(method)));
        while (il.Read())
        {
            if (_arriving.Remove(il.Offset, out var arriving))
                Meet(arriving);
            Step(ref il);
        }
    }

    private void Step(ref IlReader il)
    {
        var (pops, pushes, control) = OpCodeShapes.Of(il.OpCode);
        switch (il.OpCode)
        {
            case ILOpCode.Ldstr:
                var text = texts.Literal(MetadataTokens.UserStringHandle(il.Operand & 0xFFFFFF), _method);
                _stack.Push(kernels is null ? text : kernels.OfText(text));
                return;
            case ILOpCode.Ldnull:
                _stack.Push(FlowValue.Null);
                return;
            case ILOpCode.Dup:
                var top = Pop();
                _stack.Push(top);
                _stack.Push(top);
                return;
            case ILOpCode.Ldtoken:
                _stack.Push(MetadataTokens.EntityHandle(il.Token) is { Kind: HandleKind.TypeReference or HandleKind.TypeDefinition or HandleKind.TypeSpecification } type ? new FlowValue { TypeOf = type } : FlowValue.Unknown);
                return;
            case ILOpCode.Newarr:
                Pop();
                _stack.Push(new FlowValue { Elements = Emptied(il.Offset), IsInPlace = true });
                return;
            case ILOpCode.Stelem_ref:
                var (item, _, array) = (Pop(), Pop(), Pop());
                array.Elements?.Add(item);
                Left(item);
                return;
            case ILOpCode.Ldelem_ref:
                Pop();
                _stack.Push(CarriedTexts.Of(Pop()));
                return;
            case ILOpCode.Stind_ref or ILOpCode.Stobj:
                var (put, place) = (Pop(), Pop());
                Left(put);
                variables.GiveAway(_method, place);
                if (place.AddressOf is { } into && put.NamesEndpoint)
                    variables.Set(_method, FlowVariableKind.Local, into, put.Stored.WithoutRequests);
                return;
            case ILOpCode.Ldftn when requests is not null:
                _stack.Push(requests.OfFunction(own(MetadataTokens.EntityHandle(il.Token))));
                return;
            case ILOpCode.Castclass or ILOpCode.Isinst or ILOpCode.Unbox_any or ILOpCode.Box:
                _stack.Push(Typed(Pop(), agents.OfType(MetadataTokens.EntityHandle(il.Operand))));
                return;
            case ILOpCode.Ldfld or ILOpCode.Ldflda or ILOpCode.Ldsfld or ILOpCode.Ldsflda:
                var of = il.OpCode is ILOpCode.Ldfld or ILOpCode.Ldflda ? Pop() : null;
                var isAddress = il.OpCode is ILOpCode.Ldflda or ILOpCode.Ldsflda;
                if (of is { Parts.IsEmpty: false } && CarriedTexts.Element(of, variables.Names.OfField(il.Operand)) is { } element)
                {
                    _stack.Push(element);
                    return;
                }

                var held = variables.Field(il.Operand);
                if (isAddress && MayBecomeAnother(held))
                    variables.SetField(il.Operand, FlowValue.Unknown);
                if (held.IsGovernedAgent && !agents.IsOwn(il.Operand))
                    held = held.WithoutAgent;
                if (held.Parameter is not null && !variables.IsLocal(il.Operand))
                    held = held with { Parameter = null };
                if (held.OnlyReads && !variables.IsLocal(il.Operand))
                    held = held.WithoutVerb;
                if (isAddress && held.IsNative)
                    held = held with { AddressOfField = il.Operand };
                if (requests is not null)
                    held = requests.OfField(_method, il.Operand, held);
                if (clients is not null)
                    held = clients.OfField(il.Operand, held);
                if (kernels is not null)
                    held = Held(il.Operand, of, isAddress, held, kernels);
                _stack.Push(il.OpCode == ILOpCode.Ldsfld && variables.Names.IsEmptyText(il.Operand) ? FlowValue.EmptyText : Typed(held, agents.OfField(il.Operand)));
                return;
            case ILOpCode.Stfld or ILOpCode.Stsfld:
                var kept = Pop().Stored;
                stored?.Invoke(il.Operand, kept);
                if (!variables.IsLocal(il.Operand))
                {
                    workflows?.Left(_method, kept);
                    kept = kept.Kept;
                    kernels?.ChangesField(_method, il.Operand);
                }

                variables.SetField(il.Operand, requests is null ? kept : requests.Stored(_method, il.Operand, kept));
                if (il.OpCode == ILOpCode.Stfld)
                    Pop();
                return;
            case ILOpCode.Call or ILOpCode.Callvirt or ILOpCode.Newobj:
                Call(il.Offset, il.OpCode, MetadataTokens.EntityHandle(il.Token));
                return;
            case ILOpCode.Calli:
                PopAll(variables.Shapes.OfPointer(il.Operand));
                _stack.Push(FlowValue.Unknown);
                return;
            case ILOpCode.Ret:
                if (_stack.Count > 0)
                {
                    var result = Pop();
                    workflows?.Left(_method, result);
                    Return(result.Elsewhere.GivenBack);
                }

                _stack.Clear();
                return;
        }

        if (FlowAccess.Of(il.OpCode, il.Operand) is { } variable)
        {
            Access(variable);
            return;
        }

        PopAll(pops);
        for (; pushes > 0; pushes--)
            _stack.Push(FlowValue.Unknown);
        Branch(ref il, control);
    }

    private FlowValue Held(int field, FlowValue? of, bool isAddress, FlowValue held, KernelFlow kernels)
    {
        if (variables.IsLocal(field))
            return isAddress ? held with { AddressOfField = field } : held;
        if (isAddress)
            kernels.ChangesField(_method, field);
        return kernels.OfField(_method, field, of, held);
    }

    private void Branch(ref IlReader il, FlowControl control)
    {
        if (control is FlowControl.Branch or FlowControl.Cond_Branch && _stack.Count > 0 && il.OpCode != ILOpCode.Switch)
        {
            var target = il.BranchTarget;
            var here = _stack.ToArray();
            _arriving[target] = _arriving.TryGetValue(target, out var others) && others.Length == here.Length ? [.. here.Zip(others, (a, b) => a.Or(b))] : here;
        }

        if (control is FlowControl.Branch or FlowControl.Throw or FlowControl.Return)
            _stack.Clear();
    }

    // One array a place: a method that is run again fills it anew.
    private List<FlowValue> Emptied(int offset)
    {
        if (!_arrays.TryGetValue((_method, offset), out var elements))
            _arrays.Add((_method, offset), elements = []);
        elements.Clear();
        return elements;
    }

    // Where the way before ends in a jump, the stack is what those who arrive bring.
    private void Meet(FlowValue[] arriving)
    {
        var here = _stack.ToArray();
        _stack.Clear();
        foreach (var value in here.Length == arriving.Length ? here.Zip(arriving, (a, b) => a.Or(b)).Reverse() : arriving.Reverse())
            _stack.Push(value);
    }

    private void Call(int offset, ILOpCode code, EntityHandle target)
    {
        var (shape, isPlain) = Target(target);
        var count = shape.Parameters + (shape.HasThis && code != ILOpCode.Newobj ? 1 : 0);
        if (isPlain && !TopMatters(count))
        {
            PopAll(count);
            Push(FlowValue.Unknown, shape, code, target);
            return;
        }

        if (!_arguments.TryGetValue(count, out var arguments))
            _arguments.Add(count, arguments = new FlowValue[count]);
        for (var i = arguments.Length - 1; i >= 0; i--)
            arguments[i] = Pop();
        Push(Interpolates(target, code, arguments) ?? call(new(_method, offset, code, target, arguments)), shape, code, target);
    }

    private void Push(FlowValue result, CallShape shape, ILOpCode code, EntityHandle target)
    {
        if (code == ILOpCode.Newobj || shape.Returns)
            _stack.Push(Typed(result, code == ILOpCode.Newobj ? agents.MayTell && agents.OfType(variables.Names.Declaring(target)) : agents.OfResult(target)));
    }

    // Most calls only take values and give an unknown one.
    private (CallShape Shape, bool IsPlain) Target(EntityHandle target)
    {
        if (!_targets.TryGetValue(target, out var known))
            _targets.Add(target, known = (variables.Shapes.Of(target), !IsHandler(target) && isPlain(target)));
        return known;
    }

    private bool TopMatters(int count)
    {
        foreach (var value in _stack)
        {
            if (count-- == 0)
                return false;
            if (value.IsNative || !value.Builders.IsEmpty || !value.Requests.IsEmpty || !value.Endpoints.IsEmpty || value is { Shown: not null, IsAddress: true })
                return true;
        }

        return false;
    }

    // What goes where others have it.
    private void Left(FlowValue value)
    {
        requests?.Left(value);
        workflows?.Left(_method, value);
    }

    private void Return(FlowValue value)
    {
        variables.SetResult(_method, requests is null ? value : requests.Returned(_method, value));
        carried?.Returned(_method, value);
    }

    // What is a governed agent by its type is one, whatever is known of the value.
    private static FlowValue Typed(FlowValue value, bool isGovernedAgent) => isGovernedAgent && !value.IsGovernedAgent ? value with { IsGovernedAgent = true } : value;

    private bool IsHandler(EntityHandle target) => variables.Names.TypeOf(target) is "System.Runtime.CompilerServices.DefaultInterpolatedStringHandler" or "System.Text.StringBuilder.AppendInterpolatedStringHandler";

    // $"{a}/b" is a handler in a local that is appended to, in the order of the code.
    private FlowValue? Interpolates(EntityHandle target, ILOpCode code, FlowValue[] arguments)
    {
        if (!IsHandler(target))
        {
            // builder.Append($"{a}/b")
            for (var i = 0; i < arguments.Length; i++)
            {
                if (arguments[i].AddressOf is { } handler && _interpolated.TryGetValue(handler, out var appended))
                    arguments[i] = texts.Whole(appended.Parts, _method);
            }

            return null;
        }

        if (arguments is not [{ AddressOf: { } local }, ..] || code == ILOpCode.Newobj)
            return null;
        switch (variables.Names.Of(target))
        {
            case ".ctor":
                _interpolated[local] = new();
                return FlowValue.Unknown;
            case "AppendLiteral" or "AppendFormatted" when _interpolated.TryGetValue(local, out var text):
                text.Append(arguments[1]);
                return FlowValue.Unknown;
            case "ToStringAndClear" or "ToString" when _interpolated.TryGetValue(local, out var whole):
                return texts.Whole(whole.Parts, _method);
            default:
                return null;
        }
    }

    private void Access(FlowAccess variable)
    {
        // Whoever has its address may put another there.
        if (variable.Way == AccessWay.Address && MayBecomeAnother(variables.Get(_method, variable.Kind, variable.Index)))
            variables.Set(_method, variable.Kind, variable.Index, FlowValue.Unknown);

        if (variable is { Kind: FlowVariableKind.Argument, Way: not AccessWay.Load })
            kernels?.ChangesArgument(_method, variable.Index);

        switch (variable.Way)
        {
            case AccessWay.Store:
                var given = Pop();
                variables.GiveAway(_method, given);
                var stored = given.Stored;
                // An argument may be what the caller gave, wherever it is given another value.
                variables.Set(_method, variable.Kind, variable.Index, variable.Kind == FlowVariableKind.Argument ? stored.WithoutNative : stored);
                break;
            case AccessWay.Address when variable.Kind == FlowVariableKind.Local:
                _stack.Push(Local(variable.Index) with { AddressOf = variable.Index });
                break;
            case AccessWay.Load when variable.Kind == FlowVariableKind.Argument:
                var argument = variables.Get(_method, variable.Kind, variable.Index);
                if (clients is not null)
                    argument = clients.OfArgument(_method, variable.Index, argument);
                if (kernels is not null)
                    argument = kernels.OfArgument(_method, variable.Index, argument);
                _stack.Push(Typed(requests is null ? argument : requests.OfArgument(_method, variable.Index, argument), agents.OfArgument(_method, variable.Index)));
                break;
            default:
                _stack.Push(Local(variable.Index));
                break;
        }
    }

    private FlowValue Local(int index) => variables.Get(_method, FlowVariableKind.Local, index) is var value && requests is not null ? requests.OfLocal(value) : value;

    private static bool MayBecomeAnother(FlowValue value) => value is { IsGovernedAgent: true } or { Parameter: not null } or { OnlyReads: true } or { Text: not null };

    // What a damaged body does not have is unknown.
    private FlowValue Pop() => _stack.TryPop(out var value) ? value : FlowValue.Unknown;

    private void PopAll(int count)
    {
        for (; count > 0 && _stack.Count > 0; count--)
            _stack.Pop();
    }
}
