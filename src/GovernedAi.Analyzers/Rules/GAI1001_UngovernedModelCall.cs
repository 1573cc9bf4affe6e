using GovernedAi.Analyzers.Recognition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace GovernedAi.Analyzers.Rules;

/// <summary>Finds model calls whose member neither governs them nor hands them on to its callers.</summary>
internal sealed class UngovernedModelCall() : CoverageRule(Rule)
{
    public static readonly DiagnosticDescriptor Rule = RuleDescriptor.Create(
        id: "GAI1001",
        page: "GAI1001_UngovernedModelCall",
        title: "A model call is not governed",
        messageFormat: "{0} calls a model (`{1}`) and nothing says who answers for it: add [AuditLog], [Escalation] or [Fallback] (Ctrl+.){2}",
        why: "When the model is wrong, nobody is told, nothing was recorded and nothing else answers. Whoever calls a model says what happens then.",
        defaultSeverity: DiagnosticSeverity.Warning);

    protected override void Register(RuleActions actions)
    {
        var known = actions.Known;
        actions.OnCall(known.CountedNames, call => Check(call, call.Subject.TargetMethod, known));
        if (known.CallersGovern is not null && known.HandedOn.IsAny)
        {
            actions.OnCreation(known.HandedOn.Names, made => Check(made, made.Subject.Constructor, known));
            actions.OnOperation<IPropertyReferenceOperation>(OperationKind.PropertyReference, read => Check(read, read.Subject.Property, known));
        }

        if (WithoutACall.MayLoop(known))
            actions.OnOperation<IForEachLoopOperation>(OperationKind.Loop, loop => CheckLoop(loop, known));
        if (WithoutACall.MayBind(known))
            actions.OnSymbol<IParameterSymbol>(SymbolKind.Parameter, bound => CheckBinding(bound, known));
    }

    private void Check<TOperation>(RuleContext<TOperation> context, ISymbol? called, KnownSymbols known)
        where TOperation : class, IOperation
    {
        var call = context.Subject;
        if (called is null || !CountedCall.Is(called, call, context.Options, known) || IsOnlyNamed(call, known))
            return;
        var (member, api, place) = (context.ContainingSymbol, MemberWords.Call(called), call.Syntax.GetLocation());
        if (IsLetPass(context, known, member, api) && UnopenedScope.Obstacle(called, call, known, context.Cancellation) is { } obstacle)
        {
            if (!known.Obligation.IsMet(member, call, CountedCall.OfKindsThatCount(context.Options, call.Syntax.SyntaxTree)))
                context.Report(Rule, place, MemberWords.Subject(member), api, $"; no waiver and no baseline covers this call: {obstacle}, so nothing can let it pass at run time, where it would be refused: move it into a method with [CallersGovern], and call that here");
        }
        else
        {
            ReportUnlessAnswered(context, known, member, call, api, place, api, PreparedRequest.IsHandedOut(call) ? "; here the request goes on unsent, so leave it to whoever sends it: add [CallersGovern]" : "");
        }
    }

    private void CheckLoop(RuleContext<IForEachLoopOperation> context, KnownSymbols known)
    {
        var loop = context.Subject;
        if (WithoutACall.Runner(loop) is { } runner)
            ReportUnlessAnswered(context, known, context.ContainingSymbol, loop, runner, loop.Collection.Syntax.GetLocation(), runner, "");
    }

    private void CheckBinding(RuleContext<IParameterSymbol> context, KnownSymbols known)
    {
        if (WithoutACall.Binding(context.Subject) is { } binding && context.Place is { } place)
            ReportUnlessAnswered(context, known, context.Subject.ContainingSymbol, found: null, binding, place, binding, "");
    }
}
