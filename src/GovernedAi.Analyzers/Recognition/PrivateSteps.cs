using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace GovernedAi.Analyzers.Recognition;

/// <summary>Tells whether a private method is only a step of certain other members, so that what holds for them holds for it.</summary>
internal static class PrivateSteps
{
    /// <summary>Whether every mention of <paramref name="step"/> in its type is in a member for which <paramref name="holds"/>, or in another such step.</summary>
    public static bool ServeOnly(IMethodSymbol step, Func<IMethodSymbol, bool> holds) => ServeOnly(step, holds, []);

    private static bool ServeOnly(IMethodSymbol step, Func<IMethodSymbol, bool> holds, HashSet<string> onTheWay)
    {
        if (step is not { DeclaredAccessibility: Accessibility.Private, MethodKind: MethodKind.Ordinary } || !onTheWay.Add(step.Name))
            return onTheWay.Contains(step.Name) && step.DeclaredAccessibility == Accessibility.Private;

        var callers = Mentions(step).ToList();
        return callers.Count > 0 && callers.All(caller => caller is not null && (holds(caller) || ServeOnly(caller, holds, onTheWay)));
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
