using GovernedAi.Analyzers.Generation;
using GovernedAi.Analyzers.HouseRules;
using GovernedAi.Analyzers.Recognition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace GovernedAi.Analyzers.Rules;

/// <summary>Finds model calls whose member neither governs them nor hands them on to its callers.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class UngovernedModelCall() : GovernanceRule(Rule)
{
    public static readonly DiagnosticDescriptor Rule = RuleDescriptor.Create(
        id: "GAI1001",
        page: "GAI1001_UngovernedModelCall",
        title: "A model call is not governed",
        messageFormat: "{0} calls a model (`{1}`) and nothing says who answers for it: add [AuditLog], [Escalation] or [Fallback] (Ctrl+.)",
        why: "When the model is wrong, nobody is told, nothing was recorded and nothing else answers. Whoever calls a model says what happens then.",
        defaultSeverity: DiagnosticSeverity.Warning);

    protected override void Register(RuleActions actions)
    {
        var known = actions.Known;
        actions.OnOperation<IInvocationOperation>(OperationKind.Invocation, call => Check(call, call.Subject.TargetMethod, known));
        if (known.CallersGovern is null)
            return;

        actions.OnOperation<IObjectCreationOperation>(OperationKind.ObjectCreation, made => Check(made, made.Subject.Constructor, known));
        actions.OnOperation<IPropertyReferenceOperation>(OperationKind.PropertyReference, read => Check(read, read.Subject.Property, known));
    }

    private static void Check<TOperation>(RuleContext<TOperation> context, ISymbol? called, KnownSymbols known)
        where TOperation : class, IOperation
    {
        var call = context.Subject;
        if (called is null || !IsModelCall(called, context, known))
            return;
        if (TestProject.IsSilent(context.Options, call.Syntax.SyntaxTree))
            return;
        if (call.Parent is INameOfOperation || ExpressionTree.Holds(call, known))
            return;
        if (GoverningAttributes.Of(called.OriginalDefinition) is not null)
            return;
        if (known.Obligation.IsMet(context.ContainingSymbol, call))
            return;
        if (IsWaived(context, call.SemanticModel!.Compilation))
            return;

        context.Report(Rule, call.Syntax.GetLocation(), MemberWords.Subject(context.ContainingSymbol), MemberWords.Call(called));
    }

    private static bool IsModelCall<TOperation>(ISymbol called, RuleContext<TOperation> context, KnownSymbols known)
        where TOperation : class, IOperation
        => called is IMethodSymbol method && known.ModelCalls.Recognize(method) is { } fact
            ? ModelCallKinds.Include(fact, context.Options, context.Subject.Syntax.SyntaxTree)
            : known.CallersGovern is not null && known.HandedOn.Is(called);

    private static bool IsWaived<TOperation>(RuleContext<TOperation> context, Compilation compilation)
        where TOperation : class, IOperation
        => Waivers.Of(compilation, CalendarDay.Today(context.Options.AnalyzerConfigOptionsProvider.GlobalOptions)).Of(Rule.Id, context.ContainingSymbol) is not null;
}
