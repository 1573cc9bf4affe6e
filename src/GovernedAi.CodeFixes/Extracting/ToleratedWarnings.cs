using GovernedAi.CodeFixes.Editing;
using Microsoft.CodeAnalysis;

namespace GovernedAi.CodeFixes.Extracting;

/// <summary>
/// Warnings that a directive around the call switches off and that the same call would bring back where it moves to:
/// experimental and obsolete API.
/// </summary>
internal static class ToleratedWarnings
{
    public static IReadOnlyList<string> Of(FileEdit file, ModelCall call, int destination) =>
        [.. Symbols(call).SelectMany(Warnings).Distinct()
            .Where(id => PragmaState.IsOff(id, file.Root, call.Syntax.SpanStart) && !PragmaState.IsOff(id, file.Root, destination))
            .OrderBy(id => id, StringComparer.Ordinal)];

    private static IEnumerable<ISymbol> Symbols(ModelCall call) =>
        call.Parameters.Select(p => p.Type)
            .Append(call.Definition.ReturnType)
            .Append(call.ReceiverType)
            .SelectMany(Named)
            .SelectMany(t => new ISymbol[] { t, t.ContainingAssembly })
            .Append(call.Definition)
            .Where(s => s is not null);

    private static IEnumerable<ITypeSymbol> Named(ITypeSymbol type) => type switch
    {
        IArrayTypeSymbol array => Named(array.ElementType),
        INamedTypeSymbol named => named.TypeArguments.SelectMany(Named).Append(named),
        _ => [],
    };

    private static IEnumerable<string> Warnings(ISymbol symbol)
    {
        foreach (var attribute in symbol.GetAttributes())
        {
            switch (attribute.AttributeClass?.Name)
            {
                case "ExperimentalAttribute" when attribute.ConstructorArguments.FirstOrDefault().Value is string id:
                    yield return id;
                    break;
                case "ObsoleteAttribute":
                    yield return attribute.ConstructorArguments.IsEmpty ? "CS0612" : "CS0618";
                    break;
            }
        }
    }
}
