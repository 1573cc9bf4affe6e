using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace GovernedAi.Analyzers.Recognition;

/// <summary>Tells whether a private method is only a step of certain other members, so that what holds for them holds for it.</summary>
internal static class PrivateSteps
{
    /// <summary>
    /// Whether every mention of <paramref name="step"/> in its type is in a member for which <paramref name="holds"/>, or in another
    /// such step; and whether there is such a member at all.
    /// </summary>
    public static bool ServeOnly(IMethodSymbol step, Func<IMethodSymbol, bool> holds)
    {
        // The walk below reads the whole type, and for most types one look at the members says that there is nothing to find.
        if (step.DeclaredAccessibility != Accessibility.Private || !step.ContainingType.GetMembers().OfType<IMethodSymbol>().Any(holds))
            return false;

        var steps = new HashSet<ISymbol>(SymbolEqualityComparer.Default) { step };
        var open = new Queue<IMethodSymbol>([step]);
        var found = false;
        while (open.Count > 0)
        {
            var at = open.Dequeue();
            if (at is not { DeclaredAccessibility: Accessibility.Private, MethodKind: MethodKind.Ordinary })
                return false;

            foreach (var caller in Mentions(at))
            {
                if (caller is null)
                    return false;
                if (holds(caller))
                    found = true;
                else if (steps.Add(caller))
                    open.Enqueue(caller);
            }
        }

        return found;
    }

    // By name, not by symbol: a mention too many makes the answer "no", which is the safe side.
    private static IEnumerable<IMethodSymbol?> Mentions(IMethodSymbol step)
    {
        var type = step.ContainingType;
        foreach (var part in type.DeclaringSyntaxReferences)
        {
            foreach (var name in part.GetSyntax().DescendantNodes().OfType<SimpleNameSyntax>().Where(name => name.Identifier.ValueText == step.Name))
                yield return Declared(type, name.FirstAncestorOrSelf<MemberDeclarationSyntax>());
        }
    }

    private static IMethodSymbol? Declared(INamedTypeSymbol type, MemberDeclarationSyntax? declaration)
        => type.GetMembers().OfType<IMethodSymbol>().FirstOrDefault(method =>
            method.DeclaringSyntaxReferences.Any(reference => declaration is not null && reference.SyntaxTree == declaration.SyntaxTree && reference.Span == declaration.Span));
}
