using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace GovernedAi.Analyzers.Rules;

/// <summary>Reports escalations on synchronous methods.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class WaitsOnSynchronousMethod() : WrappingRule(Rule)
{
    public static readonly DiagnosticDescriptor Rule = RuleDescriptor.Create(
        id: "GAI3005",
        page: "GAI3005_WaitsOnSynchronousMethod",
        title: "A synchronous method would wait for a person",
        messageFormat: "`{0}` is synchronous and would hold its thread until a person answers: return `Task` or `Task<T>`",
        why: "People take minutes or hours. A synchronous method holds a thread for as long, and a request that waits in line for a thread looks like an outage.",
        defaultSeverity: DiagnosticSeverity.Error);
}
