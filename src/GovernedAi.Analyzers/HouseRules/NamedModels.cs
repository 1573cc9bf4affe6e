using System.Collections.Immutable;
using GovernedAi.Analyzers.Recognition;
using GovernedAi.Analyzers.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace GovernedAi.Analyzers.HouseRules;

/// <summary>Finds model ids, named as constants, that a rule set does not allow, and reports them as the house's rules.</summary>
/// <remarks>An id reaches a model library through a parameter or property whose name says model or deployment; an id that is computed cannot be seen.</remarks>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class NamedModels() : GovernanceRule(HouseRuleBroken.Rule, LockedRuleBroken.Rule, HouseRuleComing.Rule)
{
    private static readonly ImmutableHashSet<string> Names =
        ImmutableHashSet.Create(StringComparer.OrdinalIgnoreCase, "model", "modelId", "modelName", "defaultModelId", "deployment", "deploymentName", "deploymentOrModelName");

    protected override void Register(RuleActions actions)
    {
        var rules = RuleBook.Of(actions.Compilation).Rules.Where(rule => rule.Demands is { Models.IsEmpty: false }).ToImmutableArray();
        if (rules.IsEmpty)
            return;

        var today = CalendarDay.Today(actions.Options.AnalyzerConfigOptionsProvider.GlobalOptions);
        var waivers = Waivers.Of(actions.Compilation, today);
        actions.OnOperation<IArgumentOperation>(OperationKind.Argument, context =>
        {
            if (context.Subject.Parameter is { } parameter && Names.Contains(parameter.Name))
                Check(context, context.Subject.Value, parameter.ContainingSymbol);
        });
        actions.OnOperation<ISimpleAssignmentOperation>(OperationKind.SimpleAssignment, context =>
        {
            if (context.Subject.Target is IPropertyReferenceOperation { Property: var property } && Names.Contains(property.Name))
                Check(context, context.Subject.Value, property);
        });

        void Check<T>(RuleContext<T> context, IOperation value, ISymbol api)
            where T : class, IOperation
        {
            if (value.ConstantValue is not { HasValue: true, Value: string model } || !ModelCallTable.Default.IsModelLibrary(api.ContainingAssembly.Name))
                return;
            foreach (var rule in rules.Where(rule => !rule.Demands!.Models.Any(allowed => NamePattern.Matches(allowed, model))))
            {
                if (Break(rule, context.ContainingSymbol, model, api, context.Options, value.Syntax.SyntaxTree) is { } broken
                    && waivers.Of(rule, context.ContainingSymbol) is null
                    && RuleReport.Of(broken, value.Syntax.GetLocation(), today, context.Options) is { } diagnostic)
                {
                    context.Report(diagnostic);
                }
            }
        }
    }

    private static RuleBreak? Break(HouseRule rule, ISymbol? member, string model, ISymbol api, AnalyzerOptions options, SyntaxTree tree)
    {
        if (member is null || (!rule.IsLocked && TestProject.IsSilent(options, tree)))
            return null;
        if (rule.Scope.Provider is { } provider && !NamePattern.Matches(provider, api.ContainingAssembly.Name))
            return null;
        if ((rule.Scope.IsEverywhere ? "it names a model" : rule.Scope.WhyAt(member)) is not { } why)
            return null;
        var allowed = string.Join(", ", rule.Demands!.Models.Select(pattern => $"\"{pattern}\""));
        return new RuleBreak(rule, MemberWords.Subject(member), why, [$"names the model \"{model}\", and only {allowed} may be used"], Remedy: null);
    }
}
