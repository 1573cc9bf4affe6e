using System.Collections.Immutable;
using GovernedAi.Analyzers.Generation;
using Microsoft.CodeAnalysis;

namespace GovernedAi.Analyzers.HouseRules;

/// <summary>What a rule demands of a method in its scope.</summary>
internal sealed record RuleDemands
{
    /// <summary>The runtime's Assurance, in words by value.</summary>
    private static readonly string[] Assurances = ["asserted", "an operating-system user's", "authenticated"];

    public Controls Controls { get; init; }

    public INamedTypeSymbol? Attribute { get; init; }

    /// <summary>Groups that must be in the chain, in this order.</summary>
    public ImmutableArray<string> EscalateTo { get; init; } = [];

    /// <summary>The only groups allowed; empty is any.</summary>
    public ImmutableArray<string> EscalateOnlyTo { get; init; } = [];

    public TimeSpan? MaxStepTimeout { get; init; }

    /// <summary>How many people of a group must agree, at least; 0 is as many as the method says.</summary>
    public int MinQuorum { get; init; }

    /// <summary>How sure it has to be who decided, as the value of the runtime's enum.</summary>
    public int MinAssurance { get; init; }

    public bool UseCase { get; init; }

    public bool Review { get; init; }

    public bool FallbackWithoutModel { get; init; }

    public bool Record { get; init; }

    /// <summary>Whether prompt and answer of every model call must reach the record. Looked at where the calls are: attributes do not tell.</summary>
    public bool Capture { get; init; }

    /// <summary>The types that may not be recorded as they are. Looked at where the types are: governing attributes do not tell.</summary>
    public TypeList Redacted { get; init; } = TypeList.None;

    /// <summary>The model ids allowed; empty is any.</summary>
    public ImmutableArray<string> Models { get; init; } = [];

    /// <summary>The controls that must be there for the other demands to be met.</summary>
    public Controls ImpliedControls =>
        Controls
        | (EscalateTo.IsEmpty && MinQuorum == 0 && MinAssurance == 0 ? 0 : Controls.Escalation)
        | (FallbackWithoutModel ? Controls.Fallback : 0)
        | (Record || UseCase || Review || Capture ? Controls.AuditLog : 0);

    public bool IsEmpty => ImpliedControls == 0 && Attribute is null && EscalateOnlyTo.IsEmpty && MaxStepTimeout is null && Models.IsEmpty && Redacted.IsEmpty;

    /// <summary>What an arrangement lacks, each as the end of "the method …". Looks at attributes alone, so that it also answers "would this attribute do?"</summary>
    /// <param name="attributes">What governs.</param>
    /// <param name="borne">The attributes that stand on the method, whether they govern or not.</param>
    /// <param name="useCases">The declared use cases.</param>
    /// <param name="today">The day to hold reviews against.</param>
    public IEnumerable<string> Lacks(IReadOnlyCollection<GoverningAttribute> attributes, IEnumerable<INamedTypeSymbol> borne, UseCases useCases, DateTime today)
    {
        if (Attribute is not null && !borne.Any(type => type.IsOrDerivesFrom(Attribute)))
            yield return $"does not bear [{Attribute.WrittenName()}]";

        var governance = MethodGovernance.Of(attributes);
        var missing = ImpliedControls & ~(governance?.Controls ?? 0);
        if ((missing & Controls.AuditLog) != 0)
            yield return "is not audited ([AuditLog])";
        if ((missing & Controls.Escalation) != 0)
            yield return EscalateTo.IsEmpty ? "asks nobody ([Escalation])" : $"asks nobody ([Escalation({Quoted(EscalateTo)})])";
        if ((missing & Controls.Fallback) != 0)
            yield return FallbackWithoutModel ? "has no fallback that calls no model ([Fallback])" : "has no fallback ([Fallback])";
        if (governance is null)
            yield break;

        if (governance.Chain is { } chain)
        {
            if (!IsSubsequence(EscalateTo, chain))
                yield return $"asks {Quoted(chain)}, and the chain must hold {Quoted(EscalateTo)} in this order";
            if (!EscalateOnlyTo.IsEmpty && chain.Except(EscalateOnlyTo).ToList() is { Count: > 0 } strangers)
                yield return $"asks {Quoted(strangers)}, and only {Quoted(EscalateOnlyTo)} may be asked";
            if (governance.StepTimeout > MaxStepTimeout)
                yield return $"gives each group {governance.StepTimeout:c}, and {MaxStepTimeout:c} is the longest allowed";
            if (governance.Quorum < MinQuorum)
                yield return $"lets {(governance.Quorum == 1 ? "one person decide" : $"{governance.Quorum} people decide")}, and at least {MinQuorum} must agree (Quorum)";
            if (governance.MinAssurance < MinAssurance)
                yield return $"lets decisions count that are only {Assurances[governance.MinAssurance]}, and they must be {Assurances[MinAssurance]} (MinAssurance)";
        }

        if (Record && governance.OnAuditFailure == "ProceedUnrecorded")
            yield return "calls the model even when nothing can be recorded (OnAuditFailure.ProceedUnrecorded)";
        if (!governance.Audited)
            yield break;
        if ((UseCase || Review) && governance.UseCase is null)
            yield return "names no use case ([AuditLog(\"…\")])";
        else if (Review && useCases.Find(governance.UseCase!) is { } useCase && !useCase.IsReviewed(today))
            yield return $"serves the use case '{useCase.Name}', {(useCase.ApprovedBy is null ? "which nobody has approved (ApprovedBy)" : useCase.ReviewBy is { } day ? $"whose review was due on {day.Words()}" : "which has no day of review (ReviewBy)")}";
    }

    private static bool IsSubsequence(ImmutableArray<string> wanted, ImmutableArray<string> chain)
    {
        var found = 0;
        foreach (var group in chain)
        {
            if (found < wanted.Length && wanted[found] == group)
                found++;
        }

        return found == wanted.Length;
    }

    private static string Quoted(IEnumerable<string> names) => string.Join(", ", names.Select(name => $"\"{name}\""));
}
