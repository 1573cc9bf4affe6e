using GovernedAi.Analyzers.Generation;
using Microsoft.CodeAnalysis;

namespace GovernedAi.Analyzers.Rules;

/// <summary>A rule that wants one of the three controls on every governed method. Off until a team or a house rule turns it on.</summary>
internal abstract class MissingControl(DiagnosticDescriptor rule, GoverningKind wanted) : GovernanceRule(rule)
{
    private readonly DiagnosticDescriptor _rule = rule;

    protected override void Register(RuleActions actions)
        => actions.OnAnnotated<IMethodSymbol>(SymbolKind.Method, context =>
        {
            var method = context.Subject;
            if (method.PartialDefinitionPart is not null || GoverningAttributes.Of(method) is not { } attributes)
                return;
            if (attributes.Kinds.Contains(wanted))
                return;

            context.Report(_rule, context.Place, method.Name);
        });
}
