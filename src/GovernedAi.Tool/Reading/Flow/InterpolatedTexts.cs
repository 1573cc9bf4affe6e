using System.Reflection.Metadata;

namespace GovernedAi.Tool.Reading.Flow;

/// <summary>Puts interpolated texts together: $"{a}/b" is a handler in a local that is appended to, in the order of the code.</summary>
internal sealed class InterpolatedTexts(FlowVariables variables, FlowText texts)
{
    private readonly Dictionary<int, InterpolatedText> _open = [];

    /// <summary>Another body begins.</summary>
    public void Start() => _open.Clear();

    /// <summary>Whether a method is one of a handler's.</summary>
    public bool IsHandler(EntityHandle target) => variables.Names.TypeOf(target) is "System.Runtime.CompilerServices.DefaultInterpolatedStringHandler" or "System.Text.StringBuilder.AppendInterpolatedStringHandler";

    /// <summary>What a call of a handler's gives; null for any other call, which takes the text where it is given a handler, <c>builder.Append($"{a}/b")</c>.</summary>
    public FlowValue? Called(MethodDefinitionHandle method, EntityHandle target, ILOpCode code, FlowValue[] arguments)
    {
        if (!IsHandler(target))
        {
            for (var i = 0; i < arguments.Length; i++)
            {
                if (arguments[i].AddressOf is { } handler && _open.TryGetValue(handler, out var appended))
                    arguments[i] = texts.Whole(appended.Parts, method);
            }

            return null;
        }

        if (arguments is not [{ AddressOf: { } local }, ..] || code == ILOpCode.Newobj)
            return null;
        switch (variables.Names.Of(target))
        {
            case ".ctor":
                _open[local] = new();
                return FlowValue.Unknown;
            case "AppendLiteral" or "AppendFormatted" when _open.TryGetValue(local, out var text):
                text.Append(arguments[1]);
                return FlowValue.Unknown;
            case "ToStringAndClear" or "ToString" when _open.TryGetValue(local, out var whole):
                return texts.Whole(whole.Parts, method);
            default:
                return null;
        }
    }
}

/// <summary>The parts of an interpolated text, as they are appended.</summary>
internal sealed class InterpolatedText
{
    private const int MaxParts = 1000;

    private readonly List<FlowValue> _parts = [];

    public IReadOnlyList<FlowValue> Parts => _parts;

    public void Append(FlowValue part)
    {
        if (_parts.Count < MaxParts)
            _parts.Add(part);
    }
}
