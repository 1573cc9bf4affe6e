using Microsoft.CodeAnalysis;

namespace GovernedAi.Analyzers.Recognition;

/// <summary>Tells which methods call a model, by symbol: the name decides first, so that other calls cost one look-up.</summary>
internal sealed class ModelCallRecognizer(ModelCallTable table, KnownSymbols known)
{
    public KnownSymbols Known => known;

    /// <summary>Whether a method of this name can be a model call.</summary>
    public bool MayBe(string methodName) => table.HasName(methodName);

    /// <summary>The fact about this method, or null if it is no model call.</summary>
    public ModelCallFact? Recognize(IMethodSymbol method)
    {
        if (!table.HasName(method.Name))
            return null;

        var original = (method.ReducedFrom ?? method).OriginalDefinition;
        return original.GetDocumentationCommentId() is { } id && table.Find(id) is { Flag: not "no" } fact ? fact : null;
    }
}
