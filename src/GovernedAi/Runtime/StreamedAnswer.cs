using System.ComponentModel;
using System.Text;

namespace GovernedAi.Runtime;

/// <summary>What a streamed answer has said so far: its text in order, and of everything else the last thing it said.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class StreamedAnswer
{
    private readonly StringBuilder _text = new();
    private bool _spoke;

    internal string? Text => _spoke ? _text.ToString() : null;

    internal string? Model { get; private set; }

    internal long? InputTokens { get; private set; }

    internal long? OutputTokens { get; private set; }

    internal string? FinishReason { get; private set; }

    /// <summary>Adds what one item says; <see langword="null"/> where it says nothing.</summary>
    public void Add(string? text, string? model, long? inputTokens, long? outputTokens, string? finishReason)
    {
        _spoke |= text is not null;
        _text.Append(text);
        Model = model ?? Model;
        InputTokens = inputTokens ?? InputTokens;
        OutputTokens = outputTokens ?? OutputTokens;
        FinishReason = finishReason ?? FinishReason;
    }

    /// <summary>Notes that the reader left before the end.</summary>
    internal void Abandon() => FinishReason ??= "abandoned";
}
