using System.Reflection.Emit;
using System.Reflection.Metadata;

namespace GovernedAi.Tool.Reading.Flow;

/// <summary>How many values each instruction takes from the stack and leaves there, and where it may go on (ECMA-335 III).</summary>
internal static class OpCodeShapes
{
    private static readonly Dictionary<ILOpCode, (int Pops, int Pushes, FlowControl Control)> Shapes = typeof(OpCodes).GetFields()
        .Select(f => f.GetValue(null)).OfType<OpCode>().Where(c => c.OpCodeType != OpCodeType.Nternal)
        .ToDictionary(c => (ILOpCode)(ushort)c.Value, c => (Count(c.StackBehaviourPop), Count(c.StackBehaviourPush), c.FlowControl));

    /// <summary>Of a call the counts are those of its signature, and 0 here.</summary>
    public static (int Pops, int Pushes, FlowControl Control) Of(ILOpCode code) => Shapes.GetValueOrDefault(code);

    private static int Count(StackBehaviour behaviour) => behaviour switch
    {
        StackBehaviour.Pop0 or StackBehaviour.Push0 or StackBehaviour.Varpop or StackBehaviour.Varpush => 0,
        // Named by what is taken, one part for each: Popref_popi_popr8.
        _ => behaviour.ToString().Split('_').Length,
    };
}
