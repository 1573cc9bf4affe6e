using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace GovernedAi.Analyzers.Recognition;

/// <summary>Tells code that only describes a call, as a mock's set-up does, from code that makes it.</summary>
internal static class ExpressionTree
{
    public static bool Holds(IOperation operation, KnownSymbols known)
    {
        for (var at = operation.Parent; at is not null; at = at.Parent)
        {
            if (at is IConversionOperation { Operand: IAnonymousFunctionOperation, Type: INamedTypeSymbol type }
                && SymbolEqualityComparer.Default.Equals(type.OriginalDefinition, known.Expression))
                return true;
        }

        return false;
    }
}
