using System.Buffers.Binary;
using System.Reflection.Emit;
using System.Reflection.Metadata;
using System.Runtime.CompilerServices;

namespace GovernedAi.Tool.Reading;

/// <summary>Reads the instructions of one method body (ECMA-335 III), or only those that name a member.</summary>
internal ref struct IlReader(ReadOnlySpan<byte> il)
{
    private const byte Unknown = 255;
    private const byte Switch = 254;
    private const byte Reference = 253;
    private const byte TwoBytes = 252;
    private const byte Branch = 251;
    private const byte ShortBranch = 250;

    // How many bytes of operand follow an opcode, or one of the marks above.
    private static readonly byte[] OneByteOperands = Operands(first: 0x00);
    private static readonly byte[] TwoByteOperands = Operands(first: 0xFE);

    private readonly ReadOnlySpan<byte> _il = il;
    private int _next;
    private int _operandAt;

    /// <summary>Where the instruction starts.</summary>
    public int Offset { get; private set; }

    public ILOpCode OpCode { get; private set; }

    /// <summary>The member an instruction names; 0 if it names none.</summary>
    public int Token { get; private set; }

    /// <summary>What follows the opcode, as a number: a token, an index, a distance. 0 where nothing does, or more than four bytes.</summary>
    public readonly int Operand => (_next - _operandAt) switch
    {
        1 => _il[_operandAt],
        2 => BinaryPrimitives.ReadUInt16LittleEndian(_il[_operandAt..]),
        4 => BinaryPrimitives.ReadInt32LittleEndian(_il[_operandAt..]),
        _ => 0,
    };

    /// <summary>Where a branch leads; a switch leads to several places, and is none.</summary>
    public readonly int BranchTarget => _next + (_next - _operandAt == 1 ? (sbyte)_il[_operandAt] : Operand);

    /// <summary>Moves to the next instruction.</summary>
    /// <exception cref="BadImageFormatException">The body holds an unknown opcode, ends inside an instruction or branches out of itself.</exception>
    public bool Read() => Advance(referencesOnly: false);

    /// <summary>Moves to the next instruction that names a member: a call, a creation, a function pointer, a token.</summary>
    /// <exception cref="BadImageFormatException">The body holds an unknown opcode, ends inside an instruction or branches out of itself.</exception>
    public bool ReadReference() => Advance(referencesOnly: true);

    // Nearly all the time of a run is spent here and in its callers: a run is over before the runtime would have found that out.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private bool Advance(bool referencesOnly)
    {
        var il = _il;
        var operands = OneByteOperands;
        var at = _next;
        while ((uint)at < (uint)il.Length)
        {
            var start = at;
            int code = il[at++];
            var operand = operands[code];
            if (operand == TwoBytes)
            {
                if (at >= il.Length)
                    throw Ends();
                code = 0xFE00 | il[at];
                operand = TwoByteOperands[il[at++]];
            }

            if (operand < ShortBranch)
            {
                at += operand;
                if (referencesOnly)
                    continue;
                return At(start, code, token: 0, next: at);
            }

            switch (operand)
            {
                case ShortBranch or Branch:
                    var distance = operand == Branch ? 4 : 1;
                    if (il.Length - at < distance)
                        throw Ends();
                    at += distance;
                    CheckTarget(at + (operand == Branch ? BinaryPrimitives.ReadInt32LittleEndian(il[(at - 4)..]) : (sbyte)il[at - 1]));
                    if (referencesOnly)
                        continue;
                    return At(start, code, token: 0, next: at);
                case Reference:
                    if (il.Length - at < 4)
                        throw Ends();
                    return At(start, code, BinaryPrimitives.ReadInt32LittleEndian(il[at..]), at + 4);
                case Switch:
                    if (il.Length - at < 4)
                        throw Ends();
                    var targets = BinaryPrimitives.ReadUInt32LittleEndian(il[at..]);
                    if (targets > (uint)(il.Length - at) / 4)
                        throw Ends();
                    var end = at + 4 + (int)targets * 4;
                    for (at += 4; at < end; at += 4)
                        CheckTarget(end + BinaryPrimitives.ReadInt32LittleEndian(il[at..]));
                    if (referencesOnly)
                        continue;
                    return At(start, code, token: 0, next: at);
                default:
                    throw new BadImageFormatException($"A method body holds the unknown opcode 0x{code:X2}.");
            }
        }

        if (at > il.Length)
            throw Ends();
        _next = at;
        return false;
    }

    private bool At(int start, int code, int token, int next)
    {
        if (next > _il.Length)
            throw Ends();
        (Offset, OpCode, Token, _next, _operandAt) = (start, (ILOpCode)code, token, next, start + (code > 0xFF ? 2 : 1));
        return true;
    }

    private readonly void CheckTarget(int target)
    {
        if ((uint)target >= (uint)_il.Length)
            throw new BadImageFormatException("A method body branches out of itself.");
    }

    private static BadImageFormatException Ends() => new("A method body ends inside an instruction.");

    private static byte[] Operands(int first)
    {
        var operands = new byte[256];
        Array.Fill(operands, Unknown);
        foreach (var field in typeof(OpCodes).GetFields())
        {
            if (field.GetValue(null) is OpCode code && (code.Size == 1 ? 0 : (code.Value >> 8) & 0xFF) == first && code.OpCodeType != OpCodeType.Nternal)
                operands[code.Value & 0xFF] = SizeOf(code);
        }

        if (first == 0)
            operands[0xFE] = TwoBytes;
        return operands;
    }

    private static byte SizeOf(OpCode code) => code.OperandType switch
    {
        OperandType.InlineNone => 0,
        OperandType.ShortInlineI or OperandType.ShortInlineVar => 1,
        OperandType.ShortInlineBrTarget => ShortBranch,
        OperandType.InlineBrTarget => Branch,
        OperandType.InlineVar => 2,
        OperandType.InlineI8 or OperandType.InlineR => 8,
        OperandType.InlineMethod or OperandType.InlineTok => Reference,
        OperandType.InlineSwitch => Switch,
        _ => 4,
    };
}
