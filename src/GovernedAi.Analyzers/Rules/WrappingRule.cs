using GovernedAi.Analyzers.Generation;
using Microsoft.CodeAnalysis;

namespace GovernedAi.Analyzers.Rules;

/// <summary>A rule that reports what the generator's own parser found wrong, so that generator and rule cannot drift apart.</summary>
internal abstract class WrappingRule(DiagnosticDescriptor rule) : GovernanceRule(rule)
{
    private readonly DiagnosticDescriptor _rule = rule;

    protected override void Register(RuleActions actions)
    {
        var members = GovernedMembers.Of(actions.Compilation);
        actions.OnAnnotated<IMethodSymbol>(SymbolKind.Method, context =>
        {
            // Both parts of a partial method come by; the declaration stands for both.
            if (context.Subject.PartialDefinitionPart is null)
                Report(context, members.Parse(context.Subject, context.Cancellation));
        });
    }

    private void Report(RuleContext<IMethodSymbol> context, GovernedMethodParse? parse)
    {
        if (parse is null)
            return;
        foreach (var fault in parse.Faults)
        {
            if (fault.Rule.Id == _rule.Id && !DrownedFault.Is(fault, context.Subject, context.Cancellation))
                context.Report(fault.ToDiagnostic());
        }
    }
}
