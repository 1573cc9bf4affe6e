using Microsoft.CodeAnalysis;

namespace GovernedAi.Analyzers.Rules;

/// <summary>A line of the contract file that cannot be understood; the same check as GAI4008 finds it.</summary>
internal static class UnreadableContract
{
    public static readonly DiagnosticDescriptor Rule = RuleDescriptor.Create(
        id: "GAI4009",
        page: "GAI4009_UnreadableContract",
        title: "The contract file cannot be understood",
        messageFormat: "This line of the contract {0}",
        why: "A line that cannot be understood holds nobody to anything, and accepts nothing either.",
        defaultSeverity: DiagnosticSeverity.Error);
}
