using GovernedAi.Analyzers.Generation;
using Microsoft.CodeAnalysis;

namespace GovernedAi.CodeFixes.Extracting;

/// <summary>Tells calls whose work goes on after they have returned: a wrapper would end before they do.</summary>
internal static class DeferredResult
{
    public static bool IsOf(IMethodSymbol method) =>
        MethodResult.Of(method) is var result && (MethodShape.OfSignature(method, result) is not null || result.Type is { } type && IsStream(type));

    // A client library's own stream, such as AsyncCollectionResult<T>, or a sync one that fetches as it is enumerated.
    private static bool IsStream(ITypeSymbol type) =>
        type.AllInterfaces.Any(i => i.IsNamed("System.Collections.Generic.IAsyncEnumerable`1")) || type.IsOrInherits("System.ClientModel.CollectionResult`1");
}
