using System.ComponentModel;
using System.Text;

namespace GovernedAi.Runtime;

/// <summary>What a streamed answer has said so far: its text in order, and of everything else the last thing it said.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class StreamedAnswer
{
    private readonly StringBuilder _text = new();
    private bool _spoke;

    /// <summary>The most that is kept of one answer, in characters.</summary>
    internal const int Limit = StreamRecord.Limit;

    /// <summary>Whether there was more text than is kept.</summary>
    internal bool IsCut { get; private set; }

    internal string? Text => _spoke ? _text.ToString() : null;

    internal string? Model { get; private set; }

    internal long? InputTokens { get; private set; }

    internal long? OutputTokens { get; private set; }

    internal string? FinishReason { get; private set; }

    /// <summary>Adds what one item says; <see langword="null"/> where it says nothing.</summary>
    public void Add(string? text, string? model, long? inputTokens, long? outputTokens, string? finishReason)
    {
        _spoke |= text is not null;
        Append(text);
        Model = model ?? Model;
        InputTokens = inputTokens ?? InputTokens;
        OutputTokens = outputTokens ?? OutputTokens;
        FinishReason = finishReason ?? FinishReason;
    }

    private void Append(string? text)
    {
        var room = Limit - _text.Length;
        IsCut |= text?.Length > room;
        _text.Append(text.AsSpan(0, Math.Min(text?.Length ?? 0, room)));
    }
}
