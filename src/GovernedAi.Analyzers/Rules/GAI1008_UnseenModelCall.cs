using GovernedAi.Analyzers.Recognition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace GovernedAi.Analyzers.Rules;

/// <summary>Finds calls that may reach a model by <c>dynamic</c>, reflection or an expression tree, where nothing can be seen.</summary>
internal sealed class UnseenModelCall() : CoverageRule(Rule)
{
    public static readonly DiagnosticDescriptor Rule = RuleDescriptor.Create(
        id: "GAI1008",
        page: "GAI1008_UnseenModelCall",
        title: "A call that cannot be seen may reach a model",
        messageFormat: "{0} may call a model (`{1}`) by {2}, which cannot be governed: call it directly",
        why: "What a dynamic or reflective call reaches is settled when it runs. It is neither checked when the code is built nor captured when it runs.",
        defaultSeverity: DiagnosticSeverity.Warning);

    protected override void Register(RuleActions actions)
    {
        var known = actions.Known;
        actions.OnOperation<IDynamicInvocationOperation>(OperationKind.DynamicInvocation, call => CheckDynamic(call, known));
        actions.OnCall(NameSet.Of(ReflectiveCalls.NameSet, known.CountedNames), call =>
        {
            if (ReflectiveCalls.MayBe(call.Subject.TargetMethod.Name))
                CheckReflection(call, known);
            else
                CheckExpressionTree(call, known);
        });
    }

    private void CheckDynamic(RuleContext<IDynamicInvocationOperation> context, KnownSymbols known)
    {
        if (context.Subject.Operation is not IDynamicMemberReferenceOperation { MemberName: var name } member)
            return;
        if (Target(member) is { } target ? known.ModelCalls.HasModelCall(target, name) : known.MayReach(name))
            Report(context, name, "`dynamic`", known);
    }

    private void CheckReflection(RuleContext<IInvocationOperation> context, KnownSymbols known)
    {
        var call = context.Subject;
        if (!ReflectiveCalls.IsOne(call.TargetMethod.ContainingType?.Name, call.TargetMethod.Name))
            return;

        var type = Values(call).OfType<ITypeOfOperation>().Select(of => of.TypeOperand).OfType<INamedTypeSymbol>().FirstOrDefault();
        foreach (var value in Values(call))
        {
            if (value.ConstantValue is { HasValue: true, Value: string name } && (type is null ? ReflectiveCalls.Tells(name) && known.MayReach(name) : known.ModelCalls.HasModelCall(type, name)))
                Report(context, name, "reflection", known);
        }
    }

    private void CheckExpressionTree(RuleContext<IInvocationOperation> context, KnownSymbols known)
    {
        var call = context.Subject;
        if (CountedCall.Is(call.TargetMethod, call, context.Options, known) && ExpressionTree.Holds(call, known))
            Report(context, MemberWords.Call(call.TargetMethod), "an expression tree", known);
    }

    private void Report<TOperation>(RuleContext<TOperation> context, string call, string way, KnownSymbols known)
        where TOperation : class, IOperation
        => ReportUnlessAnswered(context, known, context.ContainingSymbol, context.Subject, call, context.Subject.Syntax.GetLocation(), call, way);

    private static INamedTypeSymbol? Target(IDynamicMemberReferenceOperation member)
        => (member.Instance?.Type ?? member.ContainingType) is INamedTypeSymbol { TypeKind: not TypeKind.Dynamic } named ? named : null;

    private static IEnumerable<IOperation> Values(IInvocationOperation call)
        => (call.Instance is { } instance ? [instance] : Enumerable.Empty<IOperation>()).Concat(call.Arguments.Select(argument => argument.Value));
}
