using System.Reflection.Emit;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace GovernedAi.Tool.Benchmarks;

/// <summary>The least a reader of IL has to do: open the file, visit each body, step from instruction to instruction.</summary>
internal static class BareWalk
{
    private static readonly OperandType[] OneByte = Operands(0);
    private static readonly OperandType[] TwoBytes = Operands(0xFE);

    /// <returns>How many bytes of IL there were, and how many instructions.</returns>
    public static (long Bytes, long Instructions) Of(string path)
    {
        using var image = new PEReader(File.OpenRead(path));
        var metadata = image.GetMetadataReader();
        var (bytes, instructions) = (0L, 0L);
        foreach (var handle in metadata.MethodDefinitions)
        {
            var method = metadata.GetMethodDefinition(handle);
            if (method.RelativeVirtualAddress == 0 || (method.ImplAttributes & System.Reflection.MethodImplAttributes.CodeTypeMask) != 0)
                continue;
            var il = image.GetMethodBody(method.RelativeVirtualAddress).GetILReader();
            bytes += il.Length;
            while (il.RemainingBytes > 0)
            {
                instructions++;
                var code = il.ReadByte();
                Skip(ref il, code == 0xFE ? TwoBytes[il.ReadByte()] : OneByte[code]);
            }
        }

        return (bytes, instructions);
    }

    private static void Skip(ref BlobReader il, OperandType operand)
    {
        switch (operand)
        {
            case OperandType.InlineNone:
                break;
            case OperandType.ShortInlineBrTarget or OperandType.ShortInlineI or OperandType.ShortInlineVar:
                il.Offset += 1;
                break;
            case OperandType.InlineVar:
                il.Offset += 2;
                break;
            case OperandType.InlineI8 or OperandType.InlineR:
                il.Offset += 8;
                break;
            case OperandType.InlineSwitch:
                var targets = il.ReadInt32();
                il.Offset += targets * 4;
                break;
            default:
                il.Offset += 4;
                break;
        }
    }

    private static OperandType[] Operands(int first)
    {
        var operands = new OperandType[256];
        foreach (var code in typeof(OpCodes).GetFields().Select(f => f.GetValue(null)).OfType<OpCode>())
        {
            if ((code.Size == 1 ? 0 : (code.Value >> 8) & 0xFF) == first)
                operands[code.Value & 0xFF] = code.OperandType;
        }

        return operands;
    }
}
