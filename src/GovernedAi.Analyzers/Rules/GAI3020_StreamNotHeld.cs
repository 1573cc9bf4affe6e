using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace GovernedAi.Analyzers.Rules;

/// <summary>Reports streams that ask before release and do not say that they are held back until then.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class StreamNotHeld() : WrappingRule(Rule)
{
    public static readonly DiagnosticDescriptor Rule = RuleDescriptor.Create(
        id: "GAI3020",
        page: "GAI3020_StreamNotHeld",
        title: "A stream asks before release and is not held back",
        messageFormat: "The escalation of `{0}` {1}",
        why: "The items of a stream reach the caller while the model still speaks. A person who is asked afterwards releases what is long out; holding a stream back makes its caller wait, so it is said and not assumed.",
        defaultSeverity: DiagnosticSeverity.Error);
}
