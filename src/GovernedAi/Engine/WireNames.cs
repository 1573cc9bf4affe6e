using GovernedAi.Approvals;
using GovernedAi.Retention;
using GovernedAi.Suspension;

namespace GovernedAi.Engine;

/// <summary>How enumeration values are spelled in records and metrics: stated, not derived, so that renaming a member changes no file.</summary>
internal static class WireNames
{
    public static string Of(CallOutcome outcome) => outcome switch
    {
        CallOutcome.Released => "released",
        CallOutcome.Corrected => "corrected",
        CallOutcome.Fallback => "fallback",
        CallOutcome.Failed => "failed",
        CallOutcome.Rejected => "rejected",
        CallOutcome.TimedOut => "timedOut",
        CallOutcome.Suspended => "suspended",
        CallOutcome.LowConfidence => "lowConfidence",
        CallOutcome.Pending => "pending",
        CallOutcome.Cancelled => "cancelled",
        CallOutcome.Abandoned => "abandoned",
        _ => throw new ArgumentOutOfRangeException(nameof(outcome)),
    };

    public static string Of(Ask ask) => ask == Ask.BeforeModel ? "beforeModel" : "beforeRelease";

    public static string Of(SuspensionKind kind) => kind switch
    {
        SuspensionKind.UseCase => "useCase",
        SuspensionKind.Method => "method",
        SuspensionKind.Model => "model",
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };

    public static string Of(Verdict verdict) => verdict switch
    {
        Verdict.Release => "released",
        Verdict.Reject => "rejected",
        Verdict.Answer => "answered",
        _ => throw new ArgumentOutOfRangeException(nameof(verdict)),
    };

    public static string Of(HoldKind kind) => kind switch
    {
        HoldKind.Everything => "everything",
        HoldKind.UseCase => "useCase",
        HoldKind.Method => "method",
        HoldKind.Call => "call",
        HoldKind.DataSubject => "dataSubject",
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };

    /// <exception cref="FormatException">No kind of hold has that name.</exception>
    public static HoldKind HoldKindOf(string name) => Enum.GetValues<HoldKind>().Where(kind => Of(kind) == name).Select(kind => (HoldKind?)kind).FirstOrDefault()
        ?? throw new FormatException($"'{name}' is no kind of legal hold.");

    public static string Of(Assurance assurance) => assurance switch
    {
        Assurance.Asserted => "asserted",
        Assurance.OperatingSystemUser => "operatingSystemUser",
        Assurance.Authenticated => "authenticated",
        _ => throw new ArgumentOutOfRangeException(nameof(assurance)),
    };
}
