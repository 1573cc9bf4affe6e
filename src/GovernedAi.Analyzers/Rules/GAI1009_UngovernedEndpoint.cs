using GovernedAi.Analyzers.Recognition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace GovernedAi.Analyzers.Rules;

/// <summary>Finds agents that are put behind an HTTP endpoint and that nothing governs: what governs the code that maps them has ended when requests run them.</summary>
internal sealed class UngovernedEndpoint() : CoverageRule(Rule)
{
    public static readonly DiagnosticDescriptor Rule = RuleDescriptor.Create(
        id: "GAI1009",
        page: "GAI1009_UngovernedEndpoint",
        title: "An agent endpoint is not governed",
        messageFormat: "{0} puts {1} behind an HTTP endpoint (`{2}`), and nothing says who answers for what a request runs: {3}",
        why: "Each request runs the agent, long after the code that mapped it has ended. What governs that code governs none of them: nobody is told, nothing is recorded and nothing else answers.",
        defaultSeverity: DiagnosticSeverity.Warning);

    protected override void Register(RuleActions actions)
    {
        var known = actions.Known;
        actions.OnCall(CallForms.MappingSet, call => Check(call, known));
        actions.OnDelegate(AgentMapping.Is, taken => Report(taken, taken.Subject.Method, agent: null, known));
    }

    private void Check(RuleContext<IInvocationOperation> context, KnownSymbols known)
    {
        var call = context.Subject;
        if (AgentMapping.Of(call, known) is { } mapping && !mapping.IsGoverned(context.Cancellation))
            Report(context, call.TargetMethod, mapping.Agent, known);
    }

    private void Report<TOperation>(RuleContext<TOperation> context, IMethodSymbol mapping, IOperation? agent, KnownSymbols known)
        where TOperation : class, IOperation
    {
        var place = context.Subject;
        if (!ModelCallKinds.Include("agent-run", context.Options, place.Syntax.SyntaxTree) || IsOnlyNamed(place, known))
            return;

        var (words, wayOut) = agent is null
            ? ("agents it takes from services", "hand it an agent whose run methods are governed, or waive this where those it takes are")
            : ("an agent", "hand it one whose run methods are governed (Ctrl+.)");
        ReportUnlessWaived(context, known, context.ContainingSymbol, MemberWords.Call(mapping), place.Syntax.GetLocation(), MemberWords.Subject(context.ContainingSymbol), words, MemberWords.Call(mapping), wayOut);
    }
}
