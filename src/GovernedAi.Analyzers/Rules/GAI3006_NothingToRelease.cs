using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace GovernedAi.Analyzers.Rules;

/// <summary>Reports escalations before release on methods without a result.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class NothingToRelease() : WrappingRule(Rule)
{
    public static readonly DiagnosticDescriptor Rule = RuleDescriptor.Create(
        id: "GAI3006",
        page: "GAI3006_NothingToRelease",
        title: "An escalation before release has nothing to hold back",
        messageFormat: "`{0}` returns nothing that could be held back, and what its body does has happened when the person is asked: set Ask = Ask.BeforeModel, or return a result",
        why: "Asking before release means holding the result until a person has agreed. A method without a result has done its work by then, and a rejection would undo nothing.",
        defaultSeverity: DiagnosticSeverity.Error);
}
