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
    AssemblyFile file, FlowVariables variables, FlowText texts, StaticTypes agents, FlowFollowers followers,
    Func<FlowCall, FlowValue> call, Func<EntityHandle, MethodDefinitionHandle?> own, Func<EntityHandle, bool> isPlain, Action<int, FlowValue>? stored = null)
{
    private readonly FlowStack _stack = new();
    private readonly FlowMemory _memory = new(variables, agents, followers, stored);
    private readonly InterpolatedTexts _interpolated = new(variables, texts);
    private readonly Dictionary<int, FlowValue[]> _arguments = [];
    private readonly Dictionary<EntityHandle, (CallShape Shape, bool IsPlain)> _targets = [];
    private MethodDefinitionHandle _method;

    public void Run(MethodDefinitionHandle method)
    {
        _method = method;
        _stack.Start();
        _interpolated.Start();
        var il = new IlReader(file.Il(file.Metadata.GetMethodDefinition(method)));
        while (il.Read())
        {
            _stack.Reach(il.Offset);
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
                _stack.Push(followers.Kernels?.OfText(text) ?? text);
                return;
            case ILOpCode.Ldnull:
                _stack.Push(FlowValue.Null);
                return;
            case ILOpCode.Dup:
                var top = _stack.Pop();
                _stack.Push(top);
                _stack.Push(top);
                return;
            case ILOpCode.Ldtoken:
                _stack.Push(MetadataTokens.EntityHandle(il.Token) is { Kind: HandleKind.TypeReference or HandleKind.TypeDefinition or HandleKind.TypeSpecification } type ? new FlowValue { TypeOf = type } : FlowValue.Unknown);
                return;
            case ILOpCode.Newarr:
                _stack.Pop();
                _stack.Push(new FlowValue { Elements = _memory.Emptied(_method, il.Offset), IsInPlace = true });
                return;
            case ILOpCode.Stelem_ref:
                var (item, _, array) = (_stack.Pop(), _stack.Pop(), _stack.Pop());
                array.Elements?.Add(item);
                _memory.Left(_method, item);
                return;
            case ILOpCode.Ldelem_ref:
                _stack.Pop();
                _stack.Push(CarriedTexts.Of(_stack.Pop()));
                return;
            case ILOpCode.Stind_ref or ILOpCode.Stobj:
                var (put, place) = (_stack.Pop(), _stack.Pop());
                _memory.Put(_method, put, place);
                return;
            case ILOpCode.Ldftn when followers.Requests is { } requests:
                _stack.Push(requests.OfFunction(own(MetadataTokens.EntityHandle(il.Token))));
                return;
            case ILOpCode.Castclass or ILOpCode.Isinst or ILOpCode.Unbox_any or ILOpCode.Box:
                _stack.Push(_stack.Pop().Typed(agents.OfType(MetadataTokens.EntityHandle(il.Operand))));
                return;
            case ILOpCode.Ldfld or ILOpCode.Ldflda or ILOpCode.Ldsfld or ILOpCode.Ldsflda:
                var of = il.OpCode is ILOpCode.Ldfld or ILOpCode.Ldflda ? _stack.Pop() : null;
                _stack.Push(_memory.Field(_method, il.Operand, of, il.OpCode is ILOpCode.Ldflda or ILOpCode.Ldsflda));
                return;
            case ILOpCode.Stfld or ILOpCode.Stsfld:
                _memory.SetField(_method, il.Operand, _stack.Pop());
                if (il.OpCode == ILOpCode.Stfld)
                    _stack.Pop();
                return;
            case ILOpCode.Call or ILOpCode.Callvirt or ILOpCode.Newobj:
                Call(il.Offset, il.OpCode, MetadataTokens.EntityHandle(il.Token));
                return;
            case ILOpCode.Calli:
                _stack.Pop(variables.Shapes.OfPointer(il.Operand));
                _stack.Push(FlowValue.Unknown);
                return;
            case ILOpCode.Ret:
                if (!_stack.IsEmpty)
                    _memory.Return(_method, _stack.Pop());
                _stack.Clear();
                return;
        }

        if (FlowAccess.Of(il.OpCode, il.Operand) is { } variable)
        {
            if (variable.Way == AccessWay.Store)
                _memory.Store(_method, variable, _stack.Pop());
            else
                _stack.Push(_memory.Load(_method, variable));
            return;
        }

        _stack.Pop(pops);
        for (; pushes > 0; pushes--)
            _stack.Push(FlowValue.Unknown);
        Branch(ref il, control);
    }

    private void Branch(ref IlReader il, FlowControl control)
    {
        if (control is FlowControl.Branch or FlowControl.Cond_Branch && !_stack.IsEmpty && il.OpCode != ILOpCode.Switch)
            _stack.Jump(il.BranchTarget);
        if (control is FlowControl.Branch or FlowControl.Throw or FlowControl.Return)
            _stack.Clear();
    }

    private void Call(int offset, ILOpCode code, EntityHandle target)
    {
        var (shape, isPlain) = Target(target);
        var count = shape.Parameters + (shape.HasThis && code != ILOpCode.Newobj ? 1 : 0);
        if (isPlain && !_stack.TopMatters(count))
        {
            _stack.Pop(count);
            Push(FlowValue.Unknown, shape, code, target);
            return;
        }

        if (!_arguments.TryGetValue(count, out var arguments))
            _arguments.Add(count, arguments = new FlowValue[count]);
        for (var i = arguments.Length - 1; i >= 0; i--)
            arguments[i] = _stack.Pop();
        Push(_interpolated.Called(_method, target, code, arguments) ?? call(new(_method, offset, code, target, arguments)), shape, code, target);
    }

    private void Push(FlowValue result, CallShape shape, ILOpCode code, EntityHandle target)
    {
        if (code == ILOpCode.Newobj || shape.Returns)
            _stack.Push(result.Typed(code == ILOpCode.Newobj ? agents.MayTell && agents.OfType(variables.Names.Declaring(target)) : agents.OfResult(target)));
    }

    // Most calls only take values and give an unknown one.
    private (CallShape Shape, bool IsPlain) Target(EntityHandle target)
    {
        if (!_targets.TryGetValue(target, out var known))
            _targets.Add(target, known = (variables.Shapes.Of(target), !_interpolated.IsHandler(target) && isPlain(target)));
        return known;
    }
}
