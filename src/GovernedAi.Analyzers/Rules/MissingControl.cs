using GovernedAi.Analyzers.Generation;
using GovernedAi.Analyzers.Recognition;
using Microsoft.CodeAnalysis;

namespace GovernedAi.Analyzers.Rules;

/// <summary>A rule that wants one of the three controls on every governed method. Off until a team or a house rule turns it on.</summary>
internal abstract class MissingControl(DiagnosticDescriptor rule, GoverningKind wanted) : GovernanceRule(rule)
{
    private readonly DiagnosticDescriptor _rule = rule;

    // The compiler would run it for nothing where nobody has: it also says when it fails, and that is never off.
    protected override bool Applies(KnownSymbols known) => base.Applies(known) && IsTurnedOn(known.Compilation);

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

    private bool IsTurnedOn(Compilation compilation)
    {
        var options = compilation.Options;
        return (options.SpecificDiagnosticOptions.TryGetValue(_rule.Id, out var stated) && IsOn(stated))
            || (options.SyntaxTreeOptionsProvider is { } provider
                && ((provider.TryGetGlobalDiagnosticValue(_rule.Id, default, out var global) && IsOn(global))
                    || compilation.SyntaxTrees.Any(tree => provider.TryGetDiagnosticValue(tree, _rule.Id, default, out var here) && IsOn(here))));

        static bool IsOn(ReportDiagnostic severity) => severity is not (ReportDiagnostic.Suppress or ReportDiagnostic.Default);
    }
}
