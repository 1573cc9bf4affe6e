using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;

namespace GovernedAi.Analyzers.Recognition;

/// <summary>Tells which methods call a model, by symbol: the name decides first, so that any other call costs one look-up.</summary>
internal sealed class ModelCallRecognizer(ModelCallTable table, Compilation compilation)
{
    private readonly ConcurrentDictionary<IMethodSymbol, ModelCallFact?> _seen = new(SymbolEqualityComparer.Default);

    /// <summary>The names that model calls have.</summary>
    public NameSet Names => table.Names;

    /// <summary>Whether a method of this name can be a model call.</summary>
    public bool MayBe(string methodName) => table.HasName(methodName);

    /// <summary>The fact about this method, or null if it is no model call.</summary>
    public ModelCallFact? Recognize(IMethodSymbol method)
    {
        if (!MayBe(method.Name))
            return null;

        var definition = (method.ReducedFrom ?? method).OriginalDefinition;
        if (!_seen.TryGetValue(definition, out var fact))
            _seen.TryAdd(definition, fact = Decide(definition));
        return fact;
    }

    /// <summary>The model call that a member is an implementation or an override of, however it is named.</summary>
    public ModelCallFact? RecognizeImplemented(IMethodSymbol method)
    {
        foreach (var member in Implementations.Of(method.OriginalDefinition))
        {
            if (Recognize(member) is { } fact)
                return fact;
        }

        return null;
    }

    /// <summary>Whether a type, one of its bases or an interface of it has a model call of this name.</summary>
    public bool HasModelCall(INamedTypeSymbol type, string methodName)
        => MayBe(methodName) && type.Lineage().SelectMany(at => at.GetMembers(methodName)).OfType<IMethodSymbol>().Any(method => Recognize(method) is not null);

    private ModelCallFact? Decide(IMethodSymbol method)
    {
        if (Exact(method) is { } fact)
            return fact.IsModelCall ? fact : null;

        foreach (var member in Implementations.Of(method))
        {
            if (Exact(member) is { } implemented)
                return implemented.IsModelCall ? implemented : null;
        }

        return AddedTo(method);
    }

    private ModelCallFact? Exact(IMethodSymbol method)
        => method.ContainingType is { } type && table.HasRow(method.Name, type.Name) && !SharedNames.IsAnothers(type) && method.GetDocumentationCommentId() is { } id ? table.Find(id) : null;

    // An overload that neither overrides nor implements anything, on a type that is an anchor's, or as an extension of one
    // (AIAgentExtensions.RunAsync). Where we see the body, here or by way of a library that knows GovernedAi, the body is held to account instead.
    private ModelCallFact? AddedTo(IMethodSymbol method)
    {
        var anchors = table.AnchorsOf(method.Name);
        if (anchors.Count == 0 || method.DeclaredAccessibility == Accessibility.Private || ModelReach.IsAnalysed(method.ContainingAssembly, compilation))
            return null;

        var receiver = method.IsExtensionMethod ? method.Parameters[0].Type as INamedTypeSymbol : method.ContainingType;
        foreach (var anchor in anchors)
        {
            if (receiver?.Lineage().Any(type => type.Is(anchor.Type) && !SharedNames.IsAnothers(type)) == true)
                return ModelCallFact.AddedTo(anchor, method.GetDocumentationCommentId()!, method.ContainingAssembly.Name);
        }

        return null;
    }
}
