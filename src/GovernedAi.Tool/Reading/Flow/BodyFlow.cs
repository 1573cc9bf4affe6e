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
internal sealed class BodyFlow(AssemblyFile file, FlowVariables variables, FlowText texts, StaticAgents agents, Func<FlowCall, FlowValue> call, Func<EntityHandle, bool> isPlain)
{
    private const string InterpolatedHandler = "System.Runtime.CompilerServices.DefaultInterpolatedStringHandler";

    private readonly Stack<FlowValue> _stack = [];
    private readonly Dictionary<int, FlowValue[]> _arriving = [];
    private readonly Dictionary<int, InterpolatedText> _interpolated = [];
    private readonly Dictionary<int, FlowValue[]> _arguments = [];
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
                _stack.Push(texts.Literal(MetadataTokens.UserStringHandle(il.Operand & 0xFFFFFF), _method));
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
                _stack.Push(new FlowValue { Elements = [] });
                return;
            case ILOpCode.Stelem_ref:
                var (element, _, array) = (Pop(), Pop(), Pop());
                array.Elements?.Add(element);
                return;
            case ILOpCode.Castclass or ILOpCode.Isinst or ILOpCode.Unbox_any or ILOpCode.Box:
                _stack.Push(Typed(Pop(), agents.OfType(MetadataTokens.EntityHandle(il.Operand))));
                return;
            case ILOpCode.Ldfld or ILOpCode.Ldflda or ILOpCode.Ldsfld or ILOpCode.Ldsflda:
                if (il.OpCode is ILOpCode.Ldfld or ILOpCode.Ldflda)
                    Pop();
                var held = variables.Field(il.Operand);
                if (il.OpCode is ILOpCode.Ldflda or ILOpCode.Ldsflda && held.IsGovernedAgent)
                    variables.SetField(il.Operand, FlowValue.Unknown);
                if (held.IsGovernedAgent && !agents.IsOwn(il.Operand))
                    held = held.WithoutAgent;
                if (held.IsNative && !variables.IsLocal(il.Operand))
                    held = held.WithoutNative;
                _stack.Push(Typed(held, agents.OfField(il.Operand)));
                return;
            case ILOpCode.Stfld or ILOpCode.Stsfld:
                variables.SetField(il.Operand, Pop().Stored);
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
                    variables.SetResult(_method, Pop().Elsewhere);
                _stack.Clear();
                return;
        }

        if (Variable(il.OpCode, il.Operand) is { } variable)
        {
            Access(variable);
            return;
        }

        PopAll(pops);
        for (; pushes > 0; pushes--)
            _stack.Push(FlowValue.Unknown);
        Branch(ref il, control);
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
        if (isPlain && !TopIsNative(count))
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
            _targets.Add(target, known = (variables.Shapes.Of(target), variables.Names.TypeOf(target) != InterpolatedHandler && isPlain(target)));
        return known;
    }

    private bool TopIsNative(int count)
    {
        foreach (var value in _stack)
        {
            if (count-- == 0)
                return false;
            if (value.IsNative)
                return true;
        }

        return false;
    }

    // What is a governed agent by its type is one, whatever is known of the value.
    private static FlowValue Typed(FlowValue value, bool isGovernedAgent) => isGovernedAgent && !value.IsGovernedAgent ? value with { IsGovernedAgent = true } : value;

    // $"{a}/b" is a handler in a local that is appended to, in the order of the code.
    private FlowValue? Interpolates(EntityHandle target, ILOpCode code, FlowValue[] arguments)
    {
        if (variables.Names.TypeOf(target) != InterpolatedHandler)
            return null;
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

    private void Access((FlowVariableKind Kind, int Index, FlowAccess Access) variable)
    {
        // Whoever has its address may put another agent there.
        if (variable.Access == FlowAccess.Address && variables.Get(_method, variable.Kind, variable.Index).IsGovernedAgent)
            variables.Set(_method, variable.Kind, variable.Index, FlowValue.Unknown);

        switch (variable.Access)
        {
            case FlowAccess.Store:
                variables.Set(_method, variable.Kind, variable.Index, Pop().Stored);
                break;
            case FlowAccess.Address when variable.Kind == FlowVariableKind.Local:
                _stack.Push(variables.Get(_method, variable.Kind, variable.Index) with { AddressOf = variable.Index });
                break;
            default:
                _stack.Push(Typed(variables.Get(_method, variable.Kind, variable.Index), variable.Kind == FlowVariableKind.Argument && agents.OfArgument(_method, variable.Index)));
                break;
        }
    }

    private static (FlowVariableKind, int, FlowAccess)? Variable(ILOpCode code, int operand) => code switch
    {
        >= ILOpCode.Ldarg_0 and <= ILOpCode.Ldarg_3 => (FlowVariableKind.Argument, code - ILOpCode.Ldarg_0, FlowAccess.Load),
        >= ILOpCode.Ldloc_0 and <= ILOpCode.Ldloc_3 => (FlowVariableKind.Local, code - ILOpCode.Ldloc_0, FlowAccess.Load),
        >= ILOpCode.Stloc_0 and <= ILOpCode.Stloc_3 => (FlowVariableKind.Local, code - ILOpCode.Stloc_0, FlowAccess.Store),
        ILOpCode.Ldarg or ILOpCode.Ldarg_s => (FlowVariableKind.Argument, operand, FlowAccess.Load),
        ILOpCode.Ldarga or ILOpCode.Ldarga_s => (FlowVariableKind.Argument, operand, FlowAccess.Address),
        ILOpCode.Starg or ILOpCode.Starg_s => (FlowVariableKind.Argument, operand, FlowAccess.Store),
        ILOpCode.Ldloc or ILOpCode.Ldloc_s => (FlowVariableKind.Local, operand, FlowAccess.Load),
        ILOpCode.Ldloca or ILOpCode.Ldloca_s => (FlowVariableKind.Local, operand, FlowAccess.Address),
        ILOpCode.Stloc or ILOpCode.Stloc_s => (FlowVariableKind.Local, operand, FlowAccess.Store),
        _ => null,
    };

    // What a damaged body does not have is unknown.
    private FlowValue Pop() => _stack.TryPop(out var value) ? value : FlowValue.Unknown;

    private void PopAll(int count)
    {
        for (; count > 0 && _stack.Count > 0; count--)
            _stack.Pop();
    }

    private enum FlowAccess
    {
        Load,
        Address,
        Store,
    }
}
