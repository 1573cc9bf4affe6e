using System.Collections.Immutable;

namespace GovernedAi.Tool.Facts;

/// <summary>What the attributes of a governed method say, its own and those a composed attribute brings.</summary>
/// <param name="Attributes">The attributes as written: <c>AuditLog</c>, <c>HazmatDecision</c>.</param>
/// <param name="Audited">Whether calls are recorded with arguments, prompts and answers.</param>
/// <param name="UseCase">The use case it serves, by name.</param>
/// <param name="OnAuditFailure">What happens when the ledger cannot be written: <c>Block</c>, <c>UseFallback</c> or <c>ProceedUnrecorded</c>.</param>
/// <param name="Escalation">Who is asked.</param>
/// <param name="Fallbacks">Names of the methods that answer when the model does not, in order.</param>
/// <param name="Id">The id that survives renames, if it has one.</param>
/// <param name="Core">The name of the method that holds the body.</param>
internal sealed record GoverningFacts(
    ImmutableArray<string> Attributes,
    bool Audited,
    string? UseCase,
    string OnAuditFailure,
    EscalationFacts? Escalation,
    ImmutableArray<string> Fallbacks,
    string? Id,
    string Core);

/// <summary>Who is asked, and how.</summary>
/// <param name="Chain">Groups, first asked first.</param>
/// <param name="Condition">The method that says whether to ask; null asks always.</param>
/// <param name="BeforeModel">Whether people are asked before the model is called, not before its answer is released.</param>
/// <param name="StepTimeout">How long each group has; null when it cannot be read.</param>
/// <param name="Question">The question as a template.</param>
internal sealed record EscalationFacts(ImmutableArray<string> Chain, string? Condition, bool BeforeModel, TimeSpan? StepTimeout, string? Question);
