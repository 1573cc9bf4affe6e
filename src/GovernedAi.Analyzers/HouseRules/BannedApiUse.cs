using System.Collections.Concurrent;
using System.Collections.Immutable;
using GovernedAi.Analyzers.Recognition;
using GovernedAi.Analyzers.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace GovernedAi.Analyzers.HouseRules;

/// <summary>Finds uses of the APIs that rule sets ban, and reports them as the house's rules.</summary>
/// <remarks>
/// Nothing is bound for it but the names of banned types. Their members, whose names (<c>Add</c>, <c>ToString</c>) stand in all code, are looked for in the
/// operations that the compiler makes once for all analyzers, and there only what lies in an assembly that has something banned is looked at.
/// </remarks>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class BannedApiUse() : GovernanceRule(HouseRuleBroken.Rule, LockedRuleBroken.Rule, HouseRuleComing.Rule)
{
    protected override bool Applies(KnownSymbols known) => known.KnowsHouseRules;

    protected override void Register(RuleActions actions)
    {
        var bans = RuleBook.Of(actions.Compilation).Rules.Where(rule => rule.Ban is not null).ToImmutableArray();
        var containers = bans.SelectMany(rule => rule.Ban!.Api.ContainersIn(actions.Compilation)).ToList();
        if (containers.Count == 0)
            return;

        var search = new Search(bans, new HashSet<ISymbol>(containers.SelectMany(ApiSymbols.AssembliesOf), SymbolEqualityComparer.Default), actions);
        actions.OnOperation<IInvocationOperation>(OperationKind.Invocation, call => search.Look(call, call.Subject.TargetMethod));
        actions.OnOperation<IMemberReferenceOperation>(OperationKind.MethodReference, taken => search.Look(taken, taken.Subject.Member));
        actions.OnOperation<IMemberReferenceOperation>(OperationKind.PropertyReference, read => search.Look(read, read.Subject.Member));
        actions.OnOperation<IMemberReferenceOperation>(OperationKind.FieldReference, read => search.Look(read, read.Subject.Member));
        actions.OnOperation<IMemberReferenceOperation>(OperationKind.EventReference, heard => search.Look(heard, heard.Subject.Member));
        actions.OnOperation<IObjectCreationOperation>(OperationKind.ObjectCreation, made => search.Look(made, made.Subject.Constructor));

        var types = new HashSet<string>(bans.SelectMany(rule => rule.Ban!.Api.TypesIn(actions.Compilation)).SelectMany(type => new[] { type.Name, type.WrittenName() }), StringComparer.Ordinal);
        if (types.Count > 0)
            actions.OnName(types, search.Look);
    }

    private sealed class Search(ImmutableArray<HouseRule> bans, HashSet<ISymbol> assemblies, RuleActions actions)
    {
        private readonly DateTime _today = CalendarDay.Today(actions.Options.AnalyzerConfigOptionsProvider.GlobalOptions);
        private readonly ConcurrentDictionary<ISymbol, ImmutableArray<HouseRule>> _seen = new(SymbolEqualityComparer.Default);
        private readonly Compilation _compilation = actions.Compilation;

        /// <summary>Looks at the name of a type.</summary>
        public void Look(SemanticModel model, RuleContext<SimpleNameSyntax> context)
        {
            var name = context.Subject;
            if (name.Parent is NameColonSyntax or NameEqualsSyntax || name.FirstAncestorOrSelf<UsingDirectiveSyntax>() is not null)
                return;
            var info = model.GetSymbolInfo(name, context.Cancellation);
            var named = info.Symbol ?? info.CandidateSymbols.FirstOrDefault();

            // The name of an attribute stands for its constructor.
            if ((named is IMethodSymbol { MethodKind: MethodKind.Constructor } made ? made.ContainingType : named) is INamedTypeSymbol type)
                Report(type, context, name.GetLocation(), BansOf(type));
        }

        /// <summary>Looks at the use of a member.</summary>
        public void Look<TOperation>(RuleContext<TOperation> context, ISymbol? member)
            where TOperation : class, IOperation
        {
            if (member is null || !assemblies.Contains(member.ContainingAssembly))
                return;

            // Where a type's name stands at the place, a ban of the type is reported there.
            var hasTypeName = context.Subject.Syntax is ObjectCreationExpressionSyntax or AttributeSyntax or ConstructorInitializerSyntax or PrimaryConstructorBaseTypeSyntax;
            Report(member, context, MentionedName.Of(context.Subject.Syntax).GetLocation(), BansOf(member).Where(rule => !hasTypeName || rule.Ban!.Api.IsMember));
        }

        private ImmutableArray<HouseRule> BansOf(ISymbol symbol) =>
            _seen.GetOrAdd(symbol.OriginalDefinition, s => [.. bans.Where(rule => rule.Ban!.Api.Holds(s))]);

        private void Report<T>(ISymbol symbol, RuleContext<T> context, Location place, IEnumerable<HouseRule> rules)
            where T : class
        {
            foreach (var rule in rules)
                Report(rule, symbol, context, place);
        }

        private void Report<T>(HouseRule rule, ISymbol symbol, RuleContext<T> context, Location place)
            where T : class
        {
            var member = context.ContainingSymbol;
            if (rule.Ban!.Excepts(member) || (!rule.IsLocked && place.SourceTree is { } tree && TestProject.IsSilent(context.Options, tree)))
                return;
            if (member is null || rule.Scope.WhyAt(member) is not { } why || Waivers.Of(_compilation, _today).Of(rule, member) is not null)
                return;

            var fault = $"uses `{symbol.ToDisplayString(SymbolDisplayFormat.CSharpShortErrorMessageFormat)}`" + (rule.Ban.Use is { } use ? $"; {use} is to be used in its place" : "");
            var broken = new RuleBreak(rule, MemberWords.Subject(member), why, [fault], Remedies: []);
            if (RuleReport.Of(broken, place, _today, context.Options) is { } diagnostic)
                context.Report(diagnostic);
        }
    }
}
