using System.Collections.Immutable;

namespace GovernedAi.Analyzers.HouseRules;

/// <summary>A house rule broken somewhere: which, why it applies there, what is wrong, and what would put it right.</summary>
/// <param name="Rule">The rule.</param>
/// <param name="Subject">Who breaks it, as the subject of a sentence.</param>
/// <param name="Why">Why it applies here, as the end of "which applies because".</param>
/// <param name="Faults">What is wrong, each as the end of "it …".</param>
/// <param name="Remedies">The house's words that would satisfy it, best first; none when it takes more than two.</param>
internal sealed record RuleBreak(HouseRule Rule, string Subject, string Why, IReadOnlyList<string> Faults, ImmutableArray<RuleRemedy> Remedies)
{
    /// <summary>The arguments of the message that every rule about house rules uses.</summary>
    public object[] Words => [Subject, Rule.Id, Rule.Title, Rule.Origin, Why, string.Join("; it ", Faults), WayOut];

    private string WayOut =>
        (Remedies.IsEmpty ? "" : $"; add {string.Join(", or ", Remedies.Select(remedy => remedy.Names))} (Ctrl+.)")
        + (Rule.Message is { Length: > 0 } message ? $". {message}" : "")
        + (Rule.Help is { } help ? $" ({help})" : "");
}
