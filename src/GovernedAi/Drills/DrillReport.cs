using GovernedAi.Ledger;

namespace GovernedAi.Drills;

/// <summary>What happened in a drill, from nothing but the records it left.</summary>
public sealed class DrillReport
{
    private DrillReport(string name, IReadOnlyList<LedgerRecord> records, IReadOnlyList<LedgerRecord> ofCall, Exception? failure)
    {
        Name = name;
        Records = records;
        Failure = failure;
        Asked = [.. ofCall.Where(record => record.Kind == RecordKinds.ApprovalAsked && !record.Data.TryGetProperty("skipped"u8, out _)).Select(record => Text(record, "group")!)];
        Attempts = [.. ofCall.Where(record => record.Kind == RecordKinds.Attempt).Select(record => Text(record, "of")!)];
        var decided = ofCall.LastOrDefault(record => record.Kind == RecordKinds.ApprovalDecided);
        Verdict = decided is null ? null : Text(decided, "verdict");
        DecidedBy = decided is null ? null : Text(decided, "by");
        var outcome = ofCall.LastOrDefault(record => record.Kind == RecordKinds.Outcome);
        Outcome = outcome is null ? null : Text(outcome, "outcome");
        AnsweredBy = outcome is null ? null : Text(outcome, "answeredBy");
    }

    /// <summary>The name of the drill.</summary>
    public string Name { get; }

    /// <summary>The groups that were asked, in order.</summary>
    public IReadOnlyList<string> Asked { get; }

    /// <summary>How the question ended, as the ledger spells it: <c>released</c>, <c>rejected</c>, <c>answered</c>, <c>timedOut</c>; <see langword="null"/> when nobody was asked.</summary>
    public string? Verdict { get; }

    /// <summary>Who decided, if anybody did.</summary>
    public string? DecidedBy { get; }

    /// <summary>What did not answer and which fallback did, in order: <c>core</c>, then the names of fallbacks.</summary>
    public IReadOnlyList<string> Attempts { get; }

    /// <summary>How the call ended, as the ledger spells it: <c>released</c>, <c>corrected</c>, <c>fallback</c>, <c>failed</c>.</summary>
    public string? Outcome { get; }

    /// <summary>The fallback that answered, if one did.</summary>
    public string? AnsweredBy { get; }

    /// <summary>What the caller got in place of a result.</summary>
    public Exception? Failure { get; }

    /// <summary>All records of the drill, in order; those of governed calls in fallbacks included.</summary>
    public IReadOnlyList<LedgerRecord> Records { get; }

    internal static DrillReport Of(string name, string call, IReadOnlyList<LedgerRecord> records, Exception? failure) =>
        new(name, records, [.. records.Where(record => record.Call?.Replace("-", "", StringComparison.Ordinal) == call)], failure);

    private static string? Text(LedgerRecord record, string name) => record.Data.TryGetProperty(name, out var value) ? value.GetString() : null;
}
