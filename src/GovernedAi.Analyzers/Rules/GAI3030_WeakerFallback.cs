using GovernedAi.Analyzers.Generation;
using GovernedAi.Analyzers.Recognition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace GovernedAi.Analyzers.Rules;

/// <summary>Finds fallbacks that call a model with less governance than what they stand in for, and those that lead back to it through code.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class WeakerFallback() : GovernanceRule(Rule)
{
    public static readonly DiagnosticDescriptor Rule = RuleDescriptor.Create(
        id: "GAI3030",
        page: "GAI3030_WeakerFallback",
        title: "A fallback is governed less than what it replaces",
        messageFormat: "The fallback `{0}` of `{1}` {2}",
        why: "A fallback answers when people have said no, or when the model could not be trusted to answer. If it calls another model with fewer records and fewer questions, a rejection is a way round the people who gave it.",
        defaultSeverity: DiagnosticSeverity.Error);

    protected override void Register(RuleActions actions)
    {
        var known = actions.Known;
        actions.OnSymbol<IMethodSymbol>(SymbolKind.Method, method => Check(method, known));
    }

    private static void Check(RuleContext<IMethodSymbol> context, KnownSymbols known)
    {
        var method = context.Subject;
        if (method.PartialDefinitionPart is not null || GoverningAttributes.Of(method) is not { } attributes)
            return;
        var calls = new NamedCall(method, known.Compilation);
        foreach (var attribute in attributes.Fallbacks)
        {
            var name = attribute.Strings().FirstOrDefault() ?? "";
            // One that leads back by its attributes alone is said by the parser: there is no wrapper then.
            foreach (var fallback in calls.Candidates(name).Where(c => !FallbackParser.LeadsBack(c, method)))
            {
                if (new FallbackReach(method, known, context.Cancellation).Fault(fallback, runsAhead: attribute.Number<bool>("Preview") == true) is { } fault)
                    context.Report(Rule, attribute.Location ?? method.Locations[0], name, method.Name, fault);
            }
        }
    }
}
