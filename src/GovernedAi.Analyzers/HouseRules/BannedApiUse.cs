using System.Collections.Concurrent;
using System.Collections.Immutable;
using GovernedAi.Analyzers.Recognition;
using GovernedAi.Analyzers.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace GovernedAi.Analyzers.HouseRules;

/// <summary>Finds uses of the APIs that rule sets ban, and reports them as the house's rules.</summary>
/// <remarks>Names decide first: only a name that something banned has is bound, and what is not referenced has none.</remarks>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class BannedApiUse() : GovernanceRule(HouseRuleBroken.Rule, LockedRuleBroken.Rule, HouseRuleComing.Rule)
{
    protected override bool Applies(KnownSymbols known) => known.KnowsHouseRules;

    protected override void Register(RuleActions actions)
    {
        var bans = RuleBook.Of(actions.Compilation).Rules.Where(rule => rule.Ban is not null).ToImmutableArray();
        if (bans.IsEmpty)
            return;

        var names = new HashSet<string>(bans.SelectMany(rule => rule.Ban!.Api.NamesIn(actions.Compilation)), StringComparer.Ordinal);
        if (names.Count == 0)
            return;

        var search = new Search(bans, names, actions);
        actions.OnSyntax<SimpleNameSyntax>(SyntaxKind.IdentifierName, search.Look);
        actions.OnSyntax<SimpleNameSyntax>(SyntaxKind.GenericName, search.Look);
    }

    private sealed class Search(ImmutableArray<HouseRule> bans, HashSet<string> names, RuleActions actions)
    {
        private readonly DateTime _today = CalendarDay.Today(actions.Options.AnalyzerConfigOptionsProvider.GlobalOptions);
        private readonly ConcurrentDictionary<ISymbol, ImmutableArray<HouseRule>> _seen = new(SymbolEqualityComparer.Default);
        private readonly Compilation _compilation = actions.Compilation;

        public void Look(SemanticModel model, RuleContext<SimpleNameSyntax> context)
        {
            var name = context.Subject;
            if (!names.Contains(name.Identifier.ValueText))
                return;
            if (name.Parent is NameColonSyntax or NameEqualsSyntax or UsingDirectiveSyntax { Alias: not null } || name.FirstAncestorOrSelf<UsingDirectiveSyntax>() is not null)
                return;
            var info = model.GetSymbolInfo(name, context.Cancellation);
            if ((info.Symbol ?? info.CandidateSymbols.FirstOrDefault()) is not { } symbol || !IsMention(symbol))
                return;

            foreach (var rule in _seen.GetOrAdd(symbol.OriginalDefinition, s => [.. bans.Where(rule => rule.Ban!.Api.Holds(s))]))
                Report(rule, symbol, context);
        }

        private void Report(HouseRule rule, ISymbol symbol, RuleContext<SimpleNameSyntax> context)
        {
            var member = context.ContainingSymbol;
            if (rule.Ban!.Excepts(member) || (!rule.IsLocked && TestProject.IsSilent(context.Options, context.Subject.SyntaxTree)))
                return;
            if (member is null || rule.Scope.WhyAt(member) is not { } why || Waivers.Of(_compilation, _today).Of(rule, member) is not null)
                return;

            var fault = $"uses `{symbol.ToDisplayString(SymbolDisplayFormat.CSharpShortErrorMessageFormat)}`" + (rule.Ban.Use is { } use ? $"; {use} is to be used in its place" : "");
            var broken = new RuleBreak(rule, MemberWords.Subject(member), why, [fault], Remedies: []);
            if (RuleReport.Of(broken, context.Subject.GetLocation(), _today, context.Options) is { } diagnostic)
                context.Report(diagnostic);
        }

        // A member says more than the type that stands before it; a namespace is part of the name of what it holds.
        private static bool IsMention(ISymbol symbol) => symbol.Kind is SymbolKind.NamedType or SymbolKind.Method or SymbolKind.Property or SymbolKind.Field or SymbolKind.Event;
    }
}
