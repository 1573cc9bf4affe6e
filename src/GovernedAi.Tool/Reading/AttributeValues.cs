using System.Reflection.Metadata;

namespace GovernedAi.Tool.Reading;

/// <summary>The arguments of a custom attribute (ECMA-335 II.23.3). Enums count as <see cref="int"/>, which those of GovernedAi are.</summary>
/// <remarks>
/// Its own reader in place of <c>CustomAttribute.DecodeValue</c>, which sets memory aside for as many array elements as a damaged count says.
/// </remarks>
internal sealed class AttributeValues
{
    private const int MaxDepth = 4;
    private const int SystemType = 0x50;
    private const int Boxed = 0x51;
    private const int Enum = 0x55;

    private readonly List<object?> _fixed = [];
    private readonly Dictionary<string, object?> _named = new(StringComparer.Ordinal);

    private AttributeValues()
    {
    }

    public object? Fixed(int index) => index < _fixed.Count ? _fixed[index] : null;

    /// <summary>Every named argument; an array is a list of its values.</summary>
    public IEnumerable<(string Name, object? Value)> AllNamed => _named.Select(n => (n.Key, n.Value));

    public object? Named(string name) => _named.GetValueOrDefault(name);

    /// <param name="signature">The signature of the constructor.</param>
    /// <param name="value">The blob with the arguments.</param>
    /// <exception cref="BadImageFormatException">They do not fit each other.</exception>
    public static AttributeValues Read(BlobReader signature, BlobReader value)
    {
        var values = new AttributeValues();
        if (signature.ReadSignatureHeader().Kind != SignatureKind.Method)
            throw new BadImageFormatException("An attribute's constructor is no method.");
        var parameters = signature.ReadCompressedInteger();
        if (signature.ReadCompressedInteger() != (int)SignatureTypeCode.Void || value.ReadUInt16() != 1)
            throw new BadImageFormatException("An attribute's arguments do not start as they must.");

        for (var i = 0; i < parameters; i++)
        {
            var (type, element) = ParameterType(ref signature);
            values._fixed.Add(Value(ref value, type, element, 0));
        }

        for (var named = value.ReadUInt16(); named > 0; named--)
        {
            value.ReadByte();
            var (type, element) = WrittenType(ref value);
            var name = value.ReadSerializedString() ?? "";
            values._named[name] = Value(ref value, type, element, 0);
        }

        return values;
    }

    private static (int Type, int Element) ParameterType(ref BlobReader signature)
    {
        var code = signature.ReadCompressedInteger();
        return code == (int)SignatureTypeCode.SZArray ? (code, Scalar(ref signature, signature.ReadCompressedInteger())) : (Scalar(ref signature, code), 0);
    }

    private static int Scalar(ref BlobReader signature, int code)
    {
        switch (code)
        {
            case (int)SignatureTypeKind.ValueType:
                signature.ReadTypeHandle();
                return Enum;
            case (int)SignatureTypeKind.Class:
                signature.ReadTypeHandle();
                return SystemType;
            case (int)SignatureTypeCode.Object:
                return Boxed;
            default:
                return code;
        }
    }

    private static (int Type, int Element) WrittenType(ref BlobReader value)
    {
        var type = (int)value.ReadByte();
        var element = type == (int)SignatureTypeCode.SZArray ? value.ReadByte() : 0;
        if (type == Enum || element == Enum)
            value.ReadSerializedString();
        return (type, element);
    }

    private static object? Value(ref BlobReader value, int type, int element, int depth)
    {
        if (depth > MaxDepth)
            throw new BadImageFormatException("An attribute's arguments nest too deep.");
        switch (type)
        {
            case (int)SignatureTypeCode.Boolean:
                return value.ReadBoolean();
            case (int)SignatureTypeCode.SByte or (int)SignatureTypeCode.Byte:
                return (int)value.ReadByte();
            case (int)SignatureTypeCode.Char or (int)SignatureTypeCode.Int16 or (int)SignatureTypeCode.UInt16:
                return (int)value.ReadInt16();
            case (int)SignatureTypeCode.Int32 or (int)SignatureTypeCode.UInt32 or Enum:
                return value.ReadInt32();
            case (int)SignatureTypeCode.Int64 or (int)SignatureTypeCode.UInt64:
                return value.ReadInt64();
            case (int)SignatureTypeCode.Single:
                return value.ReadSingle();
            case (int)SignatureTypeCode.Double:
                return value.ReadDouble();
            case (int)SignatureTypeCode.String or SystemType:
                return value.ReadSerializedString();
            case Boxed:
                var (boxed, boxedElement) = WrittenType(ref value);
                return Value(ref value, boxed, boxedElement, depth + 1);
            case (int)SignatureTypeCode.SZArray:
                return Elements(ref value, element, depth);
            default:
                throw new BadImageFormatException($"An attribute's argument has the unknown type 0x{type:X2}.");
        }
    }

    private static object?[]? Elements(ref BlobReader value, int element, int depth)
    {
        var count = value.ReadInt32();
        if (count == -1)
            return null;
        // Each takes a byte at least.
        if (count < 0 || count > value.RemainingBytes)
            throw new BadImageFormatException("An attribute's argument says it has more elements than bytes.");
        var elements = new object?[count];
        for (var i = 0; i < count; i++)
            elements[i] = Value(ref value, element, 0, depth + 1);
        return elements;
    }
}
