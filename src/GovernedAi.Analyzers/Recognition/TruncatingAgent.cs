using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace GovernedAi.Analyzers.Recognition;

/// <summary>Tells when the same method shows that the agent whose history it reduces only cuts it short.</summary>
internal sealed class TruncatingAgent(IInvocationOperation run) : DependentCall(run)
{
    protected override bool IsNone(IInvocationOperation run) => run.Instance is { } agent && Shows(agent);

    // A reducer can be set where the agent is made, and nowhere else.
    protected override bool IsMadeWithout(IOperation value) => value is IObjectCreationOperation { Type: INamedTypeSymbol type } created
        && (type.Is(HistoryReducers.Truncating) || type.Is(HistoryReducers.Agent) && Reducers(created).ToList() is { Count: 1 } reducers && Shows(reducers[0]));

    private static IEnumerable<IOperation> Reducers(IObjectCreationOperation agent)
        => from assignment in agent.Initializer?.Initializers.OfType<ISimpleAssignmentOperation>() ?? []
           where assignment.Target is IPropertyReferenceOperation { Property.Name: HistoryReducers.Property }
           select assignment.Value;
}
