using GovernedAi.Analyzers.Recognition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace GovernedAi.Analyzers.HouseRules;

/// <summary>A mapping that puts an agent behind an HTTP endpoint, as rules see it: runs of an agent that nothing is known to govern, whatever governs the code that maps.</summary>
/// <remarks>An agent that shows to be governed is held to the rules in its own run methods.</remarks>
internal static class RuledMapping
{
    private const string Kind = "agent-run";

    public static bool Is(IOperation operation) => Mapping(operation) is { } mapping && AgentMapping.Is(mapping);

    /// <returns><see langword="null"/> when it is no mapping, only describes one, or maps a governed agent.</returns>
    public static RuledMember? Of(IOperation operation, ISymbol member, KnownSymbols known, AnalyzerOptions options, CancellationToken cancellation)
    {
        if (Mapping(operation) is not { } mapping || !AgentMapping.Is(mapping) || operation.Parent is INameOfOperation || ExpressionTree.Holds(operation, known))
            return null;
        if (operation is IInvocationOperation call && AgentMapping.Of(call, known)!.IsGoverned(cancellation))
            return null;

        var tree = operation.Syntax.SyntaxTree;
        var isQuiet = !ModelCallKinds.Include(Kind, options, tree) || TestProject.IsSilent(options, tree);
        return new RuledMember(member, Governance: null, [new RuledCall(MemberWords.Call(mapping), [Kind], mapping.ContainingAssembly.Name, operation, isQuiet)]);
    }

    private static IMethodSymbol? Mapping(IOperation operation) => operation switch
    {
        IInvocationOperation call => call.TargetMethod,
        IMethodReferenceOperation taken => taken.Method,
        _ => null,
    };
}
