using Microsoft.CodeAnalysis;

namespace GovernedAi.Analyzers.Generation;

/// <summary>
/// A client library's own stream, such as <c>AsyncCollectionResult&lt;T&gt;</c>: it calls the model as its items are asked for, long after the
/// method that returned it has ended.
/// </summary>
internal static class LibraryStream
{
    /// <summary>The plain sequence that a type hands its items over as; <see langword="null"/> when it is no such stream.</summary>
    public static INamedTypeSymbol? SequenceOf(ITypeSymbol type) =>
        type.AllInterfaces.FirstOrDefault(i => i.IsNamed("System.Collections.Generic.IAsyncEnumerable`1")) ??
        (type.IsOrInherits("System.ClientModel.CollectionResult`1") ? type.AllInterfaces.FirstOrDefault(i => i.IsNamed("System.Collections.Generic.IEnumerable`1")) : null);
}
