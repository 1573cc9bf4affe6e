using System.Reflection.Metadata;

namespace GovernedAi.Tool.Reading.Flow;

internal enum AccessWay
{
    Load,
    Address,
    Store,
}

/// <summary>What an instruction does with a local or an argument.</summary>
internal readonly record struct FlowAccess(FlowVariableKind Kind, int Index, AccessWay Way)
{
    /// <summary>None for an instruction that touches neither.</summary>
    public static FlowAccess? Of(ILOpCode code, int operand) => code switch
    {
        >= ILOpCode.Ldarg_0 and <= ILOpCode.Ldarg_3 => new(FlowVariableKind.Argument, code - ILOpCode.Ldarg_0, AccessWay.Load),
        >= ILOpCode.Ldloc_0 and <= ILOpCode.Ldloc_3 => new(FlowVariableKind.Local, code - ILOpCode.Ldloc_0, AccessWay.Load),
        >= ILOpCode.Stloc_0 and <= ILOpCode.Stloc_3 => new(FlowVariableKind.Local, code - ILOpCode.Stloc_0, AccessWay.Store),
        ILOpCode.Ldarg or ILOpCode.Ldarg_s => new(FlowVariableKind.Argument, operand, AccessWay.Load),
        ILOpCode.Ldarga or ILOpCode.Ldarga_s => new(FlowVariableKind.Argument, operand, AccessWay.Address),
        ILOpCode.Starg or ILOpCode.Starg_s => new(FlowVariableKind.Argument, operand, AccessWay.Store),
        ILOpCode.Ldloc or ILOpCode.Ldloc_s => new(FlowVariableKind.Local, operand, AccessWay.Load),
        ILOpCode.Ldloca or ILOpCode.Ldloca_s => new(FlowVariableKind.Local, operand, AccessWay.Address),
        ILOpCode.Stloc or ILOpCode.Stloc_s => new(FlowVariableKind.Local, operand, AccessWay.Store),
        _ => null,
    };
}
