using GovernedAi.Payloads;
using GovernedAi.Privacy;
using GovernedAi.Runtime;

namespace GovernedAi.Engine;

/// <summary>One argument of a governed call: its content as it was when the call began, or why there is none.</summary>
internal sealed class RecordedArgument
{
    private RecordedArgument(string name, byte[]? content, byte[]? shown, string? notRecorded)
    {
        Name = name;
        Content = content;
        Shown = shown;
        NotRecorded = notRecorded;
    }

    public string Name { get; }

    /// <summary>The content in the clear. It goes into the digest that a release is bound to, and is written nowhere.</summary>
    public byte[]? Content { get; }

    /// <summary>The content with what is sensitive masked: what records and people get, after a last cleaning.</summary>
    public byte[]? Shown { get; }

    public string? NotRecorded { get; }

    /// <summary>Its place beside the ledger; only audited methods have one.</summary>
    public Payload? Payload { get; set; }

    /// <summary>Takes down an argument as it is now.</summary>
    /// <exception cref="NotSupportedException">There is no contract for <typeparamref name="T"/>; the message names the line to add.</exception>
    public static RecordedArgument Of<T>(GovernedCall call, string name, T value, ArgumentPrivacy privacy)
    {
        var what = new ContentName("The argument", name, call.Method.Name);
        var serializer = call.Engine.Serializer;
        var masked = serializer.SerializeMasked(value, what, call.Private);
        var isPrivate = privacy != ArgumentPrivacy.None;
        var clear = isPrivate || (call.Private.Met && call.Method.Escalation is not null) ? serializer.Serialize(value, what) : masked;
        if ((privacy & ArgumentPrivacy.DataSubject) != 0)
            call.Private.AddSubjects(JsonTexts.Of(clear));
        if ((privacy & ArgumentPrivacy.Sensitive) == 0)
            return new RecordedArgument(name, clear, masked, null);
        call.Private.AddSensitive(JsonTexts.Of(clear));
        return new RecordedArgument(name, clear, null, "sensitive");
    }

    /// <summary>A part of an argument that identifies the call; it is digested and not shown.</summary>
    public static RecordedArgument Key(string name, byte[] content) => new(name, content, null, null);

    public static RecordedArgument Without(string name, string reason) => new(name, null, null, reason);
}
