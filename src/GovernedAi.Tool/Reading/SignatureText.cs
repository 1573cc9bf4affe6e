using System.Reflection.Metadata;
using System.Text;

namespace GovernedAi.Tool.Reading;

/// <summary>Renders the types of a signature blob (ECMA-335 II.23.2) the way documentation-comment ids spell them.</summary>
/// <remarks>
/// Its own reader in place of <c>SignatureDecoder</c>, which recurses as deep as the blob says: a hostile one would end the process. Custom
/// modifiers are left out, as Roslyn leaves them out.
/// </remarks>
internal sealed class SignatureText(MetadataReader metadata, TypeNames names)
{
    private const int MaxDepth = 100;

    /// <summary>Appends <c>(parameters)</c>, or nothing when there are none, and <c>~result</c> for a conversion.</summary>
    public void AppendMethod(StringBuilder to, BlobHandle signature, bool isConversion)
    {
        var blob = metadata.GetBlobReader(signature);
        AppendMethod(to, ref blob, isConversion, 0);
    }

    /// <summary>How many parameters a method signature has.</summary>
    public int ParameterCount(BlobHandle signature)
    {
        var blob = metadata.GetBlobReader(signature);
        ReadHeader(ref blob, out var parameters);
        return parameters;
    }

    /// <summary>The type of a field or a result (0) or of a parameter (from 1), by reference or not; null where it is no class, struct or interface.</summary>
    /// <param name="signature">A field's, or a method's.</param>
    /// <param name="index">Which.</param>
    /// <param name="awaited">Whether a task stands for what it gives.</param>
    public EntityHandle? TypeAt(BlobHandle signature, int index, bool awaited = false)
    {
        var blob = metadata.GetBlobReader(signature);
        if (metadata.GetBlobReader(signature).ReadSignatureHeader().Kind == SignatureKind.Field)
        {
            blob.ReadSignatureHeader();
            return index == 0 ? Definition(blob, awaited) : null;
        }

        ReadHeader(ref blob, out var parameters);
        if (index > parameters)
            return null;
        for (var at = 0; at < index; at++)
            Append(new StringBuilder(), ref blob, 1);
        return Definition(blob, awaited);
    }

    /// <summary>The first type that a generic method is called with (II.23.2.15).</summary>
    public string FirstTypeArgument(BlobHandle instantiation)
    {
        var blob = metadata.GetBlobReader(instantiation);
        if (blob.ReadSignatureHeader().Kind != SignatureKind.MethodSpecification || blob.ReadCompressedInteger() == 0)
            throw new BadImageFormatException("What a generic method is called with is no list of types.");
        var type = new StringBuilder();
        Append(type, ref blob, 1);
        return type.ToString();
    }

    private EntityHandle? Definition(BlobReader blob, bool awaited)
    {
        var type = names.Definition(ref blob);
        if (!awaited || type is not { } task || names.Of(task) is not ("System.Threading.Tasks.Task`1" or "System.Threading.Tasks.ValueTask`1"))
            return type;
        // How many type arguments, and the first.
        blob.ReadCompressedInteger();
        return names.Definition(ref blob);
    }

    private static SignatureHeader ReadHeader(ref BlobReader blob, out int parameters)
    {
        var header = blob.ReadSignatureHeader();
        if (header.Kind != SignatureKind.Method)
            throw new BadImageFormatException("A method's signature is not one.");
        if (header.IsGeneric)
            blob.ReadCompressedInteger();
        parameters = blob.ReadCompressedInteger();
        if (parameters > blob.RemainingBytes)
            throw new BadImageFormatException("A signature says it has more parameters than bytes.");
        return header;
    }

    private void AppendMethod(StringBuilder to, ref BlobReader blob, bool isConversion, int depth)
    {
        var header = ReadHeader(ref blob, out var parameters);
        var result = new StringBuilder();
        Append(result, ref blob, depth + 1);

        var isVararg = header.CallingConvention == SignatureCallingConvention.VarArgs;
        if (parameters > 0 || isVararg)
        {
            to.Append('(');
            for (var i = 0; i < parameters; i++)
            {
                // A call of a vararg method lists what this call passes after the sentinel; the definition ends there.
                if (isVararg && Peek(blob) == (byte)SignatureTypeCode.Sentinel)
                    break;
                if (i > 0)
                    to.Append(',');
                Append(to, ref blob, depth + 1);
            }

            if (isVararg)
                to.Append(',');
            to.Append(')');
        }

        if (isConversion)
            to.Append('~').Append(result);
    }

    private void Append(StringBuilder to, ref BlobReader blob, int depth)
    {
        if (depth > MaxDepth)
            throw new BadImageFormatException($"A signature nests types more than {MaxDepth} deep.");

        var code = blob.ReadCompressedInteger();
        if (Primitive((SignatureTypeCode)code) is { } primitive)
        {
            to.Append(primitive);
            return;
        }

        switch (code)
        {
            case (int)SignatureTypeCode.RequiredModifier or (int)SignatureTypeCode.OptionalModifier:
                blob.ReadTypeHandle();
                Append(to, ref blob, depth + 1);
                break;
            case (int)SignatureTypeCode.Pinned:
                Append(to, ref blob, depth + 1);
                break;
            case (int)SignatureTypeCode.ByReference:
                Append(to, ref blob, depth + 1);
                to.Append('@');
                break;
            case (int)SignatureTypeCode.Pointer:
                Append(to, ref blob, depth + 1);
                to.Append('*');
                break;
            case (int)SignatureTypeCode.SZArray:
                Append(to, ref blob, depth + 1);
                to.Append("[]");
                break;
            case (int)SignatureTypeCode.Array:
                AppendArray(to, ref blob, depth);
                break;
            case (int)SignatureTypeCode.GenericTypeParameter:
                to.Append('`').Append(blob.ReadCompressedInteger());
                break;
            case (int)SignatureTypeCode.GenericMethodParameter:
                to.Append("``").Append(blob.ReadCompressedInteger());
                break;
            case (int)SignatureTypeKind.Class or (int)SignatureTypeKind.ValueType:
                to.Append(names.Of(blob.ReadTypeHandle()));
                break;
            case (int)SignatureTypeCode.GenericTypeInstance:
                AppendInstance(to, ref blob, depth);
                break;
            case (int)SignatureTypeCode.FunctionPointer:
                SkipFunctionPointer(ref blob, depth);
                break;
            default:
                throw new BadImageFormatException($"A signature holds the unknown type code 0x{code:X2}.");
        }
    }

    private void AppendArray(StringBuilder to, ref BlobReader blob, int depth)
    {
        Append(to, ref blob, depth + 1);
        var rank = blob.ReadCompressedInteger();
        if (rank is 0 or > 32)
            throw new BadImageFormatException($"An array has {rank} dimensions.");
        for (var sizes = blob.ReadCompressedInteger(); sizes > 0; sizes--)
            blob.ReadCompressedInteger();
        for (var bounds = blob.ReadCompressedInteger(); bounds > 0; bounds--)
            blob.ReadCompressedSignedInteger();

        to.Append('[');
        for (var i = 0; i < rank; i++)
            to.Append(i == 0 ? "0:" : ",0:");
        to.Append(']');
    }

    // Metadata hands all arguments to the innermost type; an id deals them out, Outer{A}.Inner{B}.
    private void AppendInstance(StringBuilder to, ref BlobReader blob, int depth)
    {
        if (blob.ReadCompressedInteger() is not ((int)SignatureTypeKind.Class or (int)SignatureTypeKind.ValueType))
            throw new BadImageFormatException("A generic instance is of neither a class nor a value type.");
        var definition = names.Of(blob.ReadTypeHandle());
        var count = blob.ReadCompressedInteger();
        if (count > blob.RemainingBytes)
            throw new BadImageFormatException("A generic instance says it has more arguments than bytes.");

        var arguments = new string[count];
        for (var i = 0; i < count; i++)
        {
            var argument = new StringBuilder();
            Append(argument, ref blob, depth + 1);
            arguments[i] = argument.ToString();
        }

        var dealt = 0;
        for (var at = 0; at < definition.Length; at++)
        {
            if (definition[at] != '`')
            {
                to.Append(definition[at]);
                continue;
            }

            var arity = 0;
            for (; at + 1 < definition.Length && char.IsAsciiDigit(definition[at + 1]); at++)
                arity = Math.Min(arity * 10 + (definition[at + 1] - '0'), count + 1);
            var last = Math.Min(dealt + arity, count);
            to.Append('{').AppendJoin(',', arguments[dealt..last]).Append('}');
            dealt = last;
        }

        if (dealt < count)
            to.Append('{').AppendJoin(',', arguments[dealt..]).Append('}');
    }

    // Roslyn writes nothing for a function pointer; what it is made of has to be read over.
    private void SkipFunctionPointer(ref BlobReader blob, int depth)
    {
        var unused = new StringBuilder();
        var header = ReadHeader(ref blob, out var parameters);
        Append(unused, ref blob, depth + 1);
        for (var i = 0; i < parameters; i++)
        {
            if (header.CallingConvention == SignatureCallingConvention.VarArgs && Peek(blob) == (byte)SignatureTypeCode.Sentinel)
                blob.ReadByte();
            Append(unused, ref blob, depth + 1);
        }
    }

    // A reader is a struct: the copy reads on, the original stays.
    private static byte Peek(BlobReader blob) => blob.RemainingBytes > 0 ? blob.ReadByte() : (byte)0;

    private static string? Primitive(SignatureTypeCode code) => code switch
    {
        SignatureTypeCode.Void => "System.Void",
        SignatureTypeCode.Boolean => "System.Boolean",
        SignatureTypeCode.Char => "System.Char",
        SignatureTypeCode.SByte => "System.SByte",
        SignatureTypeCode.Byte => "System.Byte",
        SignatureTypeCode.Int16 => "System.Int16",
        SignatureTypeCode.UInt16 => "System.UInt16",
        SignatureTypeCode.Int32 => "System.Int32",
        SignatureTypeCode.UInt32 => "System.UInt32",
        SignatureTypeCode.Int64 => "System.Int64",
        SignatureTypeCode.UInt64 => "System.UInt64",
        SignatureTypeCode.Single => "System.Single",
        SignatureTypeCode.Double => "System.Double",
        SignatureTypeCode.String => "System.String",
        SignatureTypeCode.IntPtr => "System.IntPtr",
        SignatureTypeCode.UIntPtr => "System.UIntPtr",
        SignatureTypeCode.Object => "System.Object",
        SignatureTypeCode.TypedReference => "System.TypedReference",
        _ => null,
    };
}
