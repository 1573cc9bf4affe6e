using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace GovernedAi.Analyzers.Rules;

/// <summary>Reports time-outs that are not of the form <c>hh:mm:ss</c>.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class InvalidStepTimeout() : WrappingRule(Rule)
{
    public static readonly DiagnosticDescriptor Rule = RuleDescriptor.Create(
        id: "GAI3003",
        page: "GAI3003_InvalidStepTimeout",
        title: "An escalation time-out is not a time",
        messageFormat: "\"{0}\" is no time for `{1}` to wait for a step: write hours, minutes and seconds, such as \"00:30:00\"",
        why: "Time-outs are read as `hh:mm:ss`, or `d.hh:mm:ss` for more than a day. A bare number would be days: \"30\" would let an answer wait for a month.",
        defaultSeverity: DiagnosticSeverity.Error);
}
