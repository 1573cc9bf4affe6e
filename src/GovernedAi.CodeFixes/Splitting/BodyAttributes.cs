using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace GovernedAi.CodeFixes.Splitting;

/// <summary>
/// Which attributes the core repeats. All stay on the declaration, where callers and frameworks look; those that tell the
/// compiler or an analyzer how to judge the body have to stand on the body as well.
/// </summary>
internal static class BodyAttributes
{
    private static readonly HashSet<string> Namespaces =
    [
        "System.Diagnostics",
        "System.Diagnostics.CodeAnalysis",
        "System.Runtime.Versioning",
    ];

    private static readonly HashSet<string> Types =
    [
        "System.ObsoleteAttribute",
        "System.Runtime.CompilerServices.AsyncMethodBuilderAttribute",
        // Without it the compiler warns on an async iterator's token (CS8425).
        "System.Runtime.CompilerServices.EnumeratorCancellationAttribute",
        "System.Runtime.CompilerServices.MethodImplAttribute",
        "System.Runtime.CompilerServices.SkipLocalsInitAttribute",
    ];

    // In those namespaces, but about what callers pass.
    private static readonly HashSet<string> ForCallers = ["ConditionalAttribute", "ConstantExpectedAttribute", "StringSyntaxAttribute"];

    /// <summary>Gives the part of an attribute list that the core repeats, as source; empty when there is none.</summary>
    public static Func<AttributeListSyntax, string> Kept(SemanticModel model) => list =>
    {
        var kept = list.Attributes.Where(a => SpeaksOfTheBody(model.GetSymbolInfo(a).Symbol?.ContainingType)).ToList();
        if (kept.Count == list.Attributes.Count)
            return list.ToString();
        return kept.Count == 0 ? "" : $"[{(list.Target is null ? "" : list.Target + " ")}{string.Join(", ", kept)}]";
    };

    private static bool SpeaksOfTheBody(INamedTypeSymbol? attribute) =>
        attribute is not null && !ForCallers.Contains(attribute.Name) &&
        (Namespaces.Contains(attribute.ContainingNamespace.ToDisplayString()) || Types.Contains(attribute.ToDisplayString()));
}
