using System.Collections.Immutable;
using GovernedAi.Approvals;

namespace GovernedAi.Tool.Facts;

/// <summary>What the attributes of a governed method say, its own and those a composed attribute brings.</summary>
/// <param name="Attributes">The attributes as written: <c>AuditLog</c>, <c>HazmatDecision</c>.</param>
/// <param name="Audited">Whether calls are recorded with arguments, prompts and answers.</param>
/// <param name="UseCase">The use case it serves, by name.</param>
/// <param name="OnAuditFailure">What happens when the ledger cannot be written.</param>
/// <param name="Escalation">Who is asked.</param>
/// <param name="Fallbacks">The methods that answer when the model does not, in order.</param>
/// <param name="Id">The id that survives renames, if it has one.</param>
/// <param name="Core">The name of the method that holds the body.</param>
/// <param name="Arrangement">All of it as a contract has it.</param>
internal sealed record GoverningFacts(
    ImmutableArray<string> Attributes,
    bool Audited,
    string? UseCase,
    OnAuditFailure OnAuditFailure,
    EscalationFacts? Escalation,
    ImmutableArray<FallbackFacts> Fallbacks,
    string? Id,
    string Core,
    string Arrangement);

/// <summary>A method that answers in the model's place.</summary>
/// <param name="Method">Its name.</param>
/// <param name="On">What it answers to.</param>
/// <param name="Timeout">How long it has; null is no limit.</param>
/// <param name="MinReportedConfidence">Below which confidence of the model it answers; 0 never.</param>
/// <param name="Preview">Whether those who are asked see what it would answer.</param>
internal sealed record FallbackFacts(string Method, FallbackOn On, TimeSpan? Timeout, double MinReportedConfidence, bool Preview);

/// <summary>Who is asked, and how.</summary>
/// <param name="Chain">Groups, first asked first.</param>
/// <param name="Condition">The method that says whether to ask; null where none does.</param>
/// <param name="BeforeModel">Whether people are asked before the model is called, not before its answer is released.</param>
/// <param name="StepTimeout">How long each group has; null when it cannot be read.</param>
/// <param name="Question">The question as a template.</param>
internal sealed record EscalationFacts(ImmutableArray<string> Chain, string? Condition, bool BeforeModel, TimeSpan? StepTimeout, string? Question)
{
    /// <summary>How many different people have to say the same.</summary>
    public int Quorum { get; init; } = 1;

    /// <summary>How sure it has to be who decided.</summary>
    public Assurance MinAssurance { get; init; }

    /// <summary>What follows when nobody answers.</summary>
    public OnTimeout OnTimeout { get; init; }

    /// <summary>The share of calls, 0 to 1, that ask whatever else says.</summary>
    public double SampleRate { get; init; }

    /// <summary>Below which confidence of the model people are asked; 0 never.</summary>
    public double MinReportedConfidence { get; init; }

    /// <summary>Whether the caller does not wait, but comes again.</summary>
    public bool Defers { get; init; }

    /// <summary>Whether a streamed answer is held back until all of it is released.</summary>
    public bool HoldsStream { get; init; }

    public bool AsksAlways => Condition is null && SampleRate == 0 && MinReportedConfidence == 0;
}
