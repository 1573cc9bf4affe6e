using System.Reflection.Emit;
using System.Reflection.Metadata;

namespace GovernedAi.Tool.Reading.Flow;

/// <summary>How many values each instruction takes from the stack and leaves there, and where it may go on (ECMA-335 III).</summary>
internal static class OpCodeShapes
{
    private static readonly (int Pops, int Pushes, FlowControl Control)[] OneByte = Read(0x00);
    private static readonly (int Pops, int Pushes, FlowControl Control)[] TwoBytes = Read(0xFE);

    /// <summary>Of a call the counts are those of its signature, and 0 here.</summary>
    public static (int Pops, int Pushes, FlowControl Control) Of(ILOpCode code) => ((int)code >> 8 == 0 ? OneByte : TwoBytes)[(int)code & 0xFF];

    private static (int, int, FlowControl)[] Read(int first)
    {
        var shapes = new (int, int, FlowControl)[256];
        foreach (var code in typeof(OpCodes).GetFields().Select(f => f.GetValue(null)).OfType<OpCode>().Where(c => c.OpCodeType != OpCodeType.Nternal && ((ushort)c.Value >> 8) == first))
            shapes[code.Value & 0xFF] = (Count(code.StackBehaviourPop), Count(code.StackBehaviourPush), code.FlowControl);
        return shapes;
    }

    private static int Count(StackBehaviour behaviour) => behaviour switch
    {
        StackBehaviour.Pop0 or StackBehaviour.Push0 or StackBehaviour.Varpop or StackBehaviour.Varpush => 0,
        // Named by what is taken, one part for each: Popref_popi_popr8.
        _ => behaviour.ToString().Split('_').Length,
    };
}
