using System.Collections.Immutable;
using GovernedAi.Analyzers.Generation;
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
        var book = RuleBook.Of(actions.Compilation);
        var rules = book.Rules.Where(rule => rule.Demands is { Models.IsEmpty: false }).ToImmutableArray();
        if (rules.IsEmpty)
            return;

        var today = CalendarDay.Today(actions.Options.AnalyzerConfigOptionsProvider.GlobalOptions);
        var waivers = Waivers.Of(actions.Compilation, today);
        var governed = GovernedMembers.Of(actions.Compilation);
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
            if (value.ConstantValue is not { HasValue: true, Value: string model } || !ModelCallTable.Default.IsModelLibrary(api.ContainingAssembly.Name) || context.ContainingSymbol is not { } member)
                return;

            RuledMember? subject = null;
            var isSilent = TestProject.IsSilent(context.Options, value.Syntax.SyntaxTree);
            foreach (var rule in rules.Where(rule => (rule.IsLocked || !isSilent) && !rule.Demands!.Models.Any(allowed => NamePattern.Matches(allowed, model))))
            {
                subject ??= Subject(member, api, value, governed);
                if (Break(rule, subject, model, book) is { } broken
                    && waivers.Of(rule, member) is null
                    && RuleReport.Of(broken, value.Syntax.GetLocation(), today, context.Options) is { } diagnostic)
                {
                    context.Report(diagnostic);
                }
            }
        }
    }

    private static RuleBreak? Break(HouseRule rule, RuledMember subject, string model, RuleBook book) =>
        rule.Scope.Why(subject, book.UseCases, everywhere: "it names a model") is { } why
            ? new RuleBreak(rule, MemberWords.Subject(subject.Member), why, [$"names the model \"{model}\", and only {string.Join(", ", rule.Demands!.Models.Select(pattern => $"\"{pattern}\""))} may be used"], Remedies: [])
            : null;

    /// <summary>Where the id stands, as rules look at it: for the scope it counts as a call of what the API can call.</summary>
    private static RuledMember Subject(ISymbol member, ISymbol api, IOperation value, GovernedMembers governed)
    {
        var subject = (member is IMethodSymbol core ? governed.GovernedBy(core) : null) ?? member;
        return new RuledMember(subject, MethodGovernance.Of(subject), [new RuledCall(MemberWords.Call(api), KindsOf(api), api.ContainingAssembly.Name, value, IsQuiet: false)]);
    }

    // A client calls what its methods call, and so does what makes a client; of anything else, such as options, nobody can tell.
    private static ImmutableArray<string> KindsOf(ISymbol api)
    {
        var types = new[] { api.ContainingType, (api as IMethodSymbol)?.ReturnType }.OfType<INamedTypeSymbol>().Select(type => $"M:{type.OriginalDefinition.GetDocumentationCommentId()!.Substring(2)}.").ToList();
        return [.. ModelCallTable.Default.Facts.Where(fact => types.Any(type => fact.DocId.StartsWith(type, StringComparison.Ordinal))).SelectMany(fact => RuledCall.KindsOf(fact)).Distinct()];
    }
}
