using GovernedAi.Analyzers.Recognition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace GovernedAi.Analyzers.Rules;

/// <summary>Finds model calls that ungoverned code hands out as delegates.</summary>
internal sealed class EscapingModelCall() : CoverageRule(Rule)
{
    public static readonly DiagnosticDescriptor Rule = RuleDescriptor.Create(
        id: "GAI1006",
        page: "GAI1006_EscapingModelCall",
        title: "A model call escapes as a delegate",
        messageFormat: "{0} hands out `{1}` as a delegate: whoever runs it calls a model and nothing says who answers for it. Hand out a governed method instead.",
        why: "A delegate runs wherever it ends up, and no rule can follow it there. The call would go round whatever governs the others.",
        defaultSeverity: DiagnosticSeverity.Warning);

    protected override void Register(RuleActions actions)
    {
        var known = actions.Known;
        actions.OnDelegate(method => known.ModelCalls.MayBe(method.Name), reference => Check(reference, known));
        actions.OnCall(new NameSet([CallForms.DelegateMaker]), call => CheckMaker(call, known));
    }

    // chat.CreateSamplingHandler(): what comes back calls the model for whoever runs it. A client whose every answer is governed may be handed out so.
    private void CheckMaker(RuleContext<IInvocationOperation> context, KnownSymbols known)
    {
        var call = context.Subject;
        if (!CallForms.MakesDelegate(call.TargetMethod.Name, call.TargetMethod.ContainingType.Name))
            return;
        if (!ModelCallKinds.Include(CallForms.Sampling, context.Options, call.Syntax.SyntaxTree) || IsOnlyNamed(call, known))
            return;
        if (call.Arguments.Select(argument => argument.Value is IConversionOperation { OperatorMethod: null, Operand: var client } ? client : argument.Value).Any(client => known.GovernedAgents.Are(client.Type)))
            return;

        var words = MemberWords.Call(call.TargetMethod);
        ReportUnlessWaived(context, known, context.ContainingSymbol, words, call.Syntax.GetLocation(), MemberWords.Subject(context.ContainingSymbol), words);
    }

    private void Check(RuleContext<IMethodReferenceOperation> context, KnownSymbols known)
    {
        var reference = context.Subject;
        if (CountedCall.IsHandedOn(reference.Method, known))
            return;
        if (!CountedCall.Is(reference.Method, reference, context.Options, known) || IsOnlyNamed(reference, known))
            return;

        ReportUnlessAnswered(context, known, context.ContainingSymbol, reference, MemberWords.Call(reference.Method), reference.Syntax.GetLocation(), MemberWords.Call(reference.Method));
    }
}
