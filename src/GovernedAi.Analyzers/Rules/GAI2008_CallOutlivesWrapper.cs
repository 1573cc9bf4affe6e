using GovernedAi.Analyzers.Generation;
using GovernedAi.Analyzers.Recognition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace GovernedAi.Analyzers.Rules;

/// <summary>Finds model calls in governed code that are begun and not waited for.</summary>
internal sealed class CallOutlivesWrapper() : GovernanceRule(Rule)
{
    public static readonly DiagnosticDescriptor Rule = RuleDescriptor.Create(
        id: "GAI2008",
        page: "GAI2008_CallOutlivesWrapper",
        title: "A model call outlives its wrapper",
        messageFormat: "The call of `{0}` {1}, so that `{2}` ends before it does and answers for nothing that comes of it: await it",
        why: "A wrapper governs what happens until the body has ended. A model call that goes on after that is in no outcome, and its failure reaches no fallback; one that only begins then is refused.",
        defaultSeverity: DiagnosticSeverity.Error);

    protected override void Register(RuleActions actions)
    {
        var known = actions.Known;
        var members = GovernedMembers.Of(actions.Compilation);
        actions.OnCall(known.CountedNames, call => Check(call, known, members));
    }

    private static void Check(RuleContext<IInvocationOperation> context, KnownSymbols known, GovernedMembers members)
    {
        var call = context.Subject;
        if (context.ContainingSymbol is not IMethodSymbol member || !IsModelCall(call.TargetMethod, known))
            return;
        if ((members.GovernedBy(member) ?? (HandedOn.IsMarked(member) ? member : null)) is not { } answering || LostEnd.Of(call) is not { } lost)
            return;
        context.Report(Diagnostic.Create(Rule, call.Syntax.GetLocation(), [lost.Dropped.GetLocation()], call.TargetMethod.Name, lost.How, answering.Name));
    }

    /// <summary>A governed method is awaited or not as anything else: its own wrapper answers for it.</summary>
    private static bool IsModelCall(IMethodSymbol called, KnownSymbols known) =>
        (known.ModelCalls.Recognize(called) is { CountsByDefault: true } || known.HandedOn.Is(called)) && GoverningAttributes.Of(called.OriginalDefinition) is null;
}
