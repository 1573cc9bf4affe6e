using System.ComponentModel;
using System.Text;
using System.Text.Json;

namespace GovernedAi.Runtime;

/// <summary>What a streamed answer has said so far: its text in order, and of everything else the last thing it said.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class StreamedAnswer
{
    private readonly StringBuilder _text = new();
    private readonly bool _isRecorded;
    private StringBuilder? _json;
    private bool _spoke;
    private bool _isTextCut;
    private bool _isJsonCut;

    /// <param name="isRecorded">Whether what is said is kept.</param>
    internal StreamedAnswer(bool isRecorded) => _isRecorded = isRecorded;

    /// <summary>The most that is kept of one answer, in characters.</summary>
    internal const int Limit = StreamRecord.Limit;

    /// <summary>Whether there was more than is kept of what is recorded: of the text, or of the items where none of them has said anything in words.</summary>
    internal bool IsCut => _text.Length > 0 ? _isTextCut : _isJsonCut;

    internal string? Text => _spoke ? _text.ToString() : null;

    /// <summary>The items as a JSON array, where none of them has said anything in words.</summary>
    internal string? Json => _text.Length == 0 && _json is not null ? _json + "]" : null;

    internal string? Model { get; private set; }

    internal long? InputTokens { get; private set; }

    internal long? OutputTokens { get; private set; }

    internal string? FinishReason { get; private set; }

    /// <summary>Adds what one item says; <see langword="null"/> where it says nothing.</summary>
    /// <returns>Whether that is all that is wanted: until something is said in words, the items are kept as wholes.</returns>
    public bool Add(string? text, string? model, long? inputTokens, long? outputTokens, string? finishReason)
    {
        _spoke |= text is not null;
        Append(text);
        Model = model ?? Model;
        InputTokens = inputTokens ?? InputTokens;
        OutputTokens = outputTokens ?? OutputTokens;
        FinishReason = finishReason ?? FinishReason;
        return !_isRecorded || _text.Length > 0;
    }

    /// <summary>Adds all of an item.</summary>
    /// <param name="item">The item.</param>
    /// <param name="json">Writes it as JSON. Where that fails, it is left out.</param>
    public void AddJson<T>(T? item, Func<T, string> json)
    {
        if (TryWrite(item, json) is not { } written)
            return;
        _isJsonCut |= _json?.Length + written.Length > Limit;
        if (!_isJsonCut)
            (_json ??= new StringBuilder()).Append(_json.Length == 0 ? '[' : ',').Append(written);
    }

    /// <summary>Reading an answer never fails the call it is read from.</summary>
    internal static string? TryWrite<T>(T? answer, Func<T, string> json)
    {
        try
        {
            return answer is null ? null : json(answer);
        }
        catch (Exception exception) when (exception is NotSupportedException or InvalidOperationException or FormatException or JsonException)
        {
            return null;
        }
    }

    private void Append(string? text)
    {
        var room = Limit - _text.Length;
        _isTextCut |= text?.Length > room;
        _text.Append(text.AsSpan(0, Math.Min(text?.Length ?? 0, room)));
    }
}
