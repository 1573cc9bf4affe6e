using Microsoft.CodeAnalysis;

namespace GovernedAi.Analyzers.Rules;

/// <summary>A waiver whose last day is near; the same check as GAI4005 finds it.</summary>
internal static class WaiverEndsSoon
{
    /// <summary>How many days before the end the warning begins.</summary>
    public const int NoticeDays = 14;

    public static readonly DiagnosticDescriptor Rule = RuleDescriptor.Create(
        id: "GAI4006",
        page: "GAI4006_WaiverEndsSoon",
        title: "A waiver is about to expire",
        messageFormat: "The waiver of {0} holds until {1} and is an error from the day after: satisfy the rule, or have the waiver approved anew (\"{2}\" approved it: stated, not verified)",
        why: "From the day after its last the build fails. Whoever has to satisfy the rule or ask again needs the time before.",
        defaultSeverity: DiagnosticSeverity.Warning);
}
