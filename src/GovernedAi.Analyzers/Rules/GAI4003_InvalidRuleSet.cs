using GovernedAi.Analyzers.HouseRules;
using GovernedAi.Analyzers.Recognition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace GovernedAi.Analyzers.Rules;

/// <summary>Finds lines of a rule set that cannot be understood, in the architect's own build.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class InvalidRuleSet() : GovernanceRule(Rule)
{
    public static readonly DiagnosticDescriptor Rule = RuleDescriptor.Create(
        id: "GAI4003",
        page: "GAI4003_InvalidRuleSet",
        title: "A rule set cannot be understood",
        messageFormat: "{0} {1}",
        why: "A rule that cannot be understood protects nothing, and the teams that reference it believe they are held to it.",
        defaultSeverity: DiagnosticSeverity.Error,
        customTags: WellKnownDiagnosticTags.NotConfigurable);

    protected override bool Applies(KnownSymbols known) => known.KnowsHouseRules;

    protected override void Register(RuleActions actions)
    {
        var book = RuleBook.Of(actions.Compilation);
        if (book.Own is { Faults.IsEmpty: false } own)
        {
            // By file and not at the end of the compilation, so that the editor shows them as they are typed.
            actions.OnSyntax<CompilationUnitSyntax>(SyntaxKind.CompilationUnit, (_, context) =>
            {
                foreach (var fault in own.Faults.Where(fault => fault.Place?.SourceTree == context.Subject.SyntaxTree))
                    context.Report(Rule, fault.Place, fault.Subject, fault.Words);
            });
        }

        var referenced = book.Sets.Where(set => set != book.Own && !set.Faults.IsEmpty).ToList();
        if (referenced.Count == 0)
            return;
        actions.OnCompilationEnd(context =>
        {
            foreach (var set in referenced)
            {
                foreach (var fault in set.Faults)
                    context.Report(Rule, Location.None, fault.Subject, $"(in {set.Name} {set.Version}) {fault.Words}");
            }
        });
    }
}
