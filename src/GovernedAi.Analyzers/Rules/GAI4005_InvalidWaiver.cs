using GovernedAi.Analyzers.HouseRules;
using GovernedAi.Analyzers.Recognition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace GovernedAi.Analyzers.Rules;

/// <summary>Finds waivers that lift nothing, because they have expired or say too little, and those that soon will.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class InvalidWaiver() : GovernanceRule(Rule, WaiverEndsSoon.Rule)
{
    public static readonly DiagnosticDescriptor Rule = RuleDescriptor.Create(
        id: "GAI4005",
        page: "GAI4005_InvalidWaiver",
        title: "A waiver has expired or is invalid",
        messageFormat: "{0} {1}",
        why: "A waiver is a promise with a last day. One that outlives it, or names nobody, is an exception that has quietly become the rule.",
        defaultSeverity: DiagnosticSeverity.Error,
        customTags: WellKnownDiagnosticTags.NotConfigurable);

    private static readonly SymbolKind[] Kinds = [SymbolKind.NamedType, SymbolKind.Method, SymbolKind.Property, SymbolKind.Field, SymbolKind.Event];

    protected override bool Applies(KnownSymbols known) => known.KnowsHouseRules;

    protected override void Register(RuleActions actions)
    {
        var options = actions.Options.AnalyzerConfigOptionsProvider.GlobalOptions;
        var today = CalendarDay.Today(options);
        var check = new Check(new WaiverReader(RuleBook.Of(actions.Compilation), today), today, BreakGlass.IsBroken(options));
        foreach (var kind in Kinds)
        {
            actions.OnAnnotated<ISymbol>(kind, context =>
            {
                // Both parts of a partial method come by with the attributes of both.
                if (context.Subject is IMethodSymbol { PartialDefinitionPart: not null })
                    return;
                foreach (var attribute in context.Subject.GetAttributes().Where(WaiverReader.IsWaiver))
                    check.Look(attribute, context.Report);
            });
        }

        var assembly = actions.Compilation.Assembly.GetAttributes().Where(WaiverReader.IsWaiver).ToList();
        if (assembly.Count == 0)
            return;
        actions.OnSyntax<CompilationUnitSyntax>(SyntaxKind.CompilationUnit, (_, context) =>
        {
            foreach (var attribute in assembly.Where(attribute => attribute.ApplicationSyntaxReference?.SyntaxTree == context.Subject.SyntaxTree))
                check.Look(attribute, context.Report);
        });
    }

    private sealed class Check(WaiverReader reader, DateTime today, bool isGlassBroken)
    {
        public void Look(AttributeData attribute, Action<Diagnostic> report)
        {
            var severity = isGlassBroken ? DiagnosticSeverity.Warning : DiagnosticSeverity.Error;
            var waiver = reader.Read(attribute, fault => report(Diagnostic.Create(Rule, fault.Place, severity, null, null, fault.Subject, fault.Words)));
            if (waiver is not null && waiver.Expires < today.AddDays(WaiverEndsSoon.NoticeDays))
                report(Diagnostic.Create(WaiverEndsSoon.Rule, new AttributeArguments(attribute).Place("Expires"), waiver.Rule, waiver.Expires.Words(), waiver.ApprovedBy));
        }
    }
}
