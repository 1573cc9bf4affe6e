using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace GovernedAi.Analyzers.Generation;

/// <summary>Says in what form a method may hand over the items that a governed stream would have yielded.</summary>
internal sealed class StreamItems(Compilation compilation)
{
    /// <summary>What a method in the stream's place may return, in words.</summary>
    public static string Wanted(MethodResult stream) => stream.Kind == ResultKind.AsyncStream
        ? $"`IAsyncEnumerable<{stream.Type!.Words()}>`, or its items as an `IEnumerable<{stream.Type!.Words()}>`, with or without a task"
        : $"its items as an `IEnumerable<{stream.Type!.Words()}>`";

    /// <summary>The sequence of the stream's items that the method returns; <see langword="null"/> when it returns none.</summary>
    public ITypeSymbol? Of(IMethodSymbol method, MethodResult stream)
    {
        var theirs = MethodResult.Of(method);
        var returned = theirs.IsAsync ? theirs.Type : method.ReturnType;
        if (returned is null)
            return null;
        var whole = Sequence(SpecialType.System_Collections_Generic_IEnumerable_T, stream.Type!);
        if (stream.Kind == ResultKind.Stream)
            return Converts(returned, whole) ? whole : null;
        var streamed = Lineage(returned).FirstOrDefault(t => t.IsNamed("System.Collections.Generic.IAsyncEnumerable`1"))?.OriginalDefinition.Construct(stream.Type!);
        return streamed is not null && Converts(returned, streamed) ? streamed : Converts(returned, whole) ? whole : null;
    }

    private INamedTypeSymbol Sequence(SpecialType type, ITypeSymbol item) => compilation.GetSpecialType(type).Construct(item);

    private bool Converts(ITypeSymbol from, ITypeSymbol to) => compilation.ClassifyConversion(from, to) is { IsImplicit: true, IsUserDefined: false };

    private static IEnumerable<INamedTypeSymbol> Lineage(ITypeSymbol type) =>
        type is INamedTypeSymbol named ? type.AllInterfaces.Insert(0, named) : type.AllInterfaces;
}
