using Microsoft.CodeAnalysis;

namespace GovernedAi.CodeFixes.Offers;

/// <summary>The member that answers for what stands in it: a lambda and a local function belong to the one they stand in.</summary>
internal static class MemberAround
{
    public static ISymbol? Of(ISymbol? symbol)
    {
        while (symbol is IMethodSymbol { MethodKind: MethodKind.LambdaMethod or MethodKind.AnonymousFunction or MethodKind.LocalFunction })
            symbol = symbol.ContainingSymbol;
        return symbol;
    }
}
