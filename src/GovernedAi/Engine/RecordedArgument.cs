using GovernedAi.Payloads;

namespace GovernedAi.Engine;

/// <summary>One argument of a governed call: its content as it was when the call began, or why there is none.</summary>
internal readonly struct RecordedArgument
{
    private RecordedArgument(string name, byte[]? content, string? notRecorded, Payload? payload)
    {
        Name = name;
        Content = content;
        NotRecorded = notRecorded;
        Payload = payload;
    }

    public string Name { get; }

    public byte[]? Content { get; }

    public string? NotRecorded { get; }

    /// <summary>Its place beside the ledger; only audited methods have one.</summary>
    public Payload? Payload { get; }

    public static RecordedArgument Of(string name, byte[] content, Payload? payload) => new(name, content, null, payload);

    public static RecordedArgument Without(string name, string reason) => new(name, null, reason, null);
}
