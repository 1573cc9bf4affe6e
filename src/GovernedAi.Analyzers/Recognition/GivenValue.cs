using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace GovernedAi.Analyzers.Recognition;

/// <summary>Tells whether a value is just what a method was given: its parameter, or a local that never holds anything else.</summary>
internal static class GivenValue
{
    /// <summary>Whether a call is one of what <paramref name="method"/> was given.</summary>
    public static bool IsReceiverOf(IInvocationOperation call, IMethodSymbol method)
        => (call.Instance ?? call.Arguments.FirstOrDefault(argument => argument.Parameter?.Ordinal == 0)?.Value) is { } receiver && Is(receiver, method, []);

    /// <summary>Whether a value is one that <paramref name="method"/> was given.</summary>
    public static bool Is(IOperation value, IMethodSymbol method) => Is(value, method, []);

    private static bool Is(IOperation value, IMethodSymbol method, HashSet<ISymbol> onTheWay) => value switch
    {
        IConversionOperation { OperatorMethod: null, Operand: var operand } => Is(operand, method, onTheWay),
        IParenthesizedOperation { Operand: var operand } => Is(operand, method, onTheWay),
        IConditionalAccessInstanceOperation => Accessed(value) is { } accessed && Is(accessed, method, onTheWay),
        IParameterReferenceOperation { Parameter: { RefKind: RefKind.None } parameter } when SymbolEqualityComparer.Default.Equals(parameter.ContainingSymbol, method) => OnlyGiven(value, parameter, method, onTheWay),
        ILocalReferenceOperation { Local: { IsRef: false } local } => OnlyGiven(value, local, method, onTheWay),
        _ => false,
    };

    // What a?.B() is called on.
    private static IOperation? Accessed(IOperation instance)
    {
        for (var (at, child) = (instance.Parent, instance); at is not null; (at, child) = (at.Parent, at))
        {
            if (at is IConditionalAccessOperation access && access.WhenNotNull == child)
                return access.Operation;
        }

        return null;
    }

    // Every value the variable gets has to be one. A local that gets none in sight is no such value.
    private static bool OnlyGiven(IOperation use, ISymbol variable, IMethodSymbol method, HashSet<ISymbol> onTheWay)
    {
        if (!onTheWay.Add(variable))
            return true;
        var root = use;
        while (root.Parent is { } outer)
            root = outer;

        var isGiven = variable is IParameterSymbol;
        foreach (var operation in root.Descendants())
        {
            if (operation is IVariableDeclaratorOperation declared && SymbolEqualityComparer.Default.Equals(declared.Symbol, variable) && declared.GetVariableInitializer() is { Value: var first })
            {
                if (!Is(first, method, onTheWay))
                    return false;
                isGiven = true;
            }
            else if (Refers(operation, variable))
            {
                if (operation.Parent is ISimpleAssignmentOperation { IsRef: false } assignment && assignment.Target == operation)
                {
                    if (!Is(assignment.Value, method, onTheWay))
                        return false;
                    isGiven = true;
                }
                else if (MayWrite(operation))
                {
                    return false;
                }
            }
        }

        return isGiven;
    }

    private static bool Refers(IOperation operation, ISymbol variable) => operation switch
    {
        ILocalReferenceOperation { Local: var local } => SymbolEqualityComparer.Default.Equals(local, variable),
        IParameterReferenceOperation { Parameter: var parameter } => SymbolEqualityComparer.Default.Equals(parameter, variable),
        _ => false,
    };

    private static bool MayWrite(IOperation variable) => variable.Parent switch
    {
        IAssignmentOperation assignment => assignment.Target == variable,
        IArgumentOperation argument => argument.Parameter is not { RefKind: RefKind.None },
        IVariableInitializerOperation { Parent: IVariableDeclaratorOperation { Symbol.IsRef: true } } => true,
        ITupleOperation or IDeclarationExpressionOperation or IAddressOfOperation => true,
        _ => false,
    };
}
