using GovernedAi.Payloads;
using GovernedAi.Privacy;
using GovernedAi.Runtime;

namespace GovernedAi.Engine;

/// <summary>One argument of a governed call: its content as it was when the call began, or why there is none.</summary>
internal class RecordedArgument
{
    private RecordedArgument(string name, byte[]? shown) => (Name, Shown) = (name, shown);

    public string Name { get; }

    /// <summary>The content with what is sensitive masked: what records and people get, after a last cleaning.</summary>
    public byte[]? Shown { get; }

    /// <summary>The content in the clear. It goes into the digest that a release is bound to, and is written nowhere.</summary>
    public virtual byte[]? Content => Shown;

    public virtual string? NotRecorded => null;

    /// <summary>Its place beside the ledger; only audited methods have one.</summary>
    public Payload? Payload { get; set; }

    /// <summary>The argument that was taken down after it.</summary>
    public RecordedArgument? Next { get; private set; }

    /// <summary>Takes down an argument as it is now.</summary>
    /// <exception cref="NotSupportedException">There is no contract for <typeparamref name="T"/>; the message names the line to add.</exception>
    public static RecordedArgument Of<T>(GovernedCall call, string name, T value, ArgumentPrivacy privacy)
    {
        var what = new ContentName("The argument", name, call.Method.Name);
        var serializer = call.Engine.Serializer;
        var masked = serializer.SerializeMasked(value, what, call);
        if (privacy == ArgumentPrivacy.None && (call.Private is not { Met: true } || call.Method.Escalation is null))
            return new RecordedArgument(name, masked);

        var clear = serializer.Serialize(value, what);
        if ((privacy & ArgumentPrivacy.DataSubject) != 0)
            call.Values.AddSubjects(JsonTexts.Of(clear));
        if ((privacy & ArgumentPrivacy.Sensitive) == 0)
            return new Hidden(name, clear, masked, null);
        call.Values.AddSensitive(JsonTexts.Of(clear));
        return new Hidden(name, clear, null, "sensitive");
    }

    /// <summary>A part of an argument that identifies the call; it is digested and not shown.</summary>
    public static RecordedArgument Key(string name, byte[] content) => new Hidden(name, content, null, null);

    public static RecordedArgument Without(string name, string reason) => new Hidden(name, null, null, reason);

    /// <summary>The first argument and all that were taken down after it.</summary>
    public static IEnumerable<RecordedArgument> AllFrom(RecordedArgument? first)
    {
        for (var argument = first; argument is not null; argument = argument.Next)
            yield return argument;
    }

    /// <summary>Puts an argument behind the others; there are few.</summary>
    public void Append(RecordedArgument argument)
    {
        var last = this;
        while (last.Next is { } next)
            last = next;
        last.Next = argument;
    }

    /// <summary>One that is not kept as it was given.</summary>
    private sealed class Hidden(string name, byte[]? content, byte[]? shown, string? notRecorded) : RecordedArgument(name, shown)
    {
        public override byte[]? Content => content;

        public override string? NotRecorded => notRecorded;
    }
}
