using GovernedAi.Analyzers.Generation;
using GovernedAi.Analyzers.Recognition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace GovernedAi.Analyzers.Rules;

/// <summary>Lists the model calls that are governed, but whose prompt and answer do not reach the record.</summary>
internal sealed class GovernedNotCaptured() : GovernanceRule(Rule)
{
    public static readonly DiagnosticDescriptor Rule = RuleDescriptor.Create(
        id: "GAI2090",
        page: "GAI2090_GovernedNotCaptured",
        title: "A model call is governed but not captured",
        messageFormat: "The call of `{0}` is governed, but {1} not recorded: {2}",
        why: "An auditor asks for the prompt. Where a call cannot be intercepted, the record has the governed method's arguments and result, but not what went to the model and came back.",
        defaultSeverity: DiagnosticSeverity.Info);

    private const string Both = "its prompt and answer are";

    protected override void Register(RuleActions actions)
    {
        var known = actions.Known;
        var members = GovernedMembers.Of(actions.Compilation);
        actions.OnCall(known.ModelCalls.Names, call => OnCall(call, known, members));
        actions.OnDelegate(method => known.ModelCalls.MayBe(method.Name), taken => OnDelegate(taken, known, members));
    }

    private static void OnCall(RuleContext<IInvocationOperation> context, KnownSymbols known, GovernedMembers members)
    {
        var call = context.Subject;
        if (known.ModelCalls.Recognize(call.TargetMethod) is not { } fact || !IsCapturing(context.ContainingSymbol, members, known))
            return;
        if (InterceptionObstacle.Of(call, context.Cancellation) is { } obstacle)
            context.Report(Rule, call.Syntax.GetLocation(), call.TargetMethod.Name, Both, obstacle);
        else if (AnswerShape.Obstacle(call.TargetMethod, fact, known.Compilation) is { } unread)
            context.Report(Rule, call.Syntax.GetLocation(), call.TargetMethod.Name, "its answer is", unread);
    }

    private static void OnDelegate(RuleContext<IMethodReferenceOperation> context, KnownSymbols known, GovernedMembers members)
    {
        var taken = context.Subject;
        if (known.ModelCalls.Recognize(taken.Method) is not null && IsCapturing(context.ContainingSymbol, members, known))
            context.Report(Rule, taken.Syntax.GetLocation(), taken.Method.Name, Both, InterceptionObstacle.OfDelegate);
    }

    /// <summary>Whether the generator captures calls in this member: a core, or one whose callers govern.</summary>
    private static bool IsCapturing(ISymbol? member, GovernedMembers members, KnownSymbols known) =>
        member is IMethodSymbol method
        && (members.GovernedBy(method) is not null
            || (!IsCapturedByItsCallers(method, known)
                && (HandedOn.IsMarked(method) || (method.AssociatedSymbol is { } property && HandedOn.IsMarked(property)) || Implementations.Of(method).Any(HandedOn.IsMarked))));

    /// <summary>A client that wraps a client: whoever calls it has captured the call already.</summary>
    private static bool IsCapturedByItsCallers(IMethodSymbol method, KnownSymbols known) => known.ModelCalls.RecognizeImplemented(method) is not null;
}
