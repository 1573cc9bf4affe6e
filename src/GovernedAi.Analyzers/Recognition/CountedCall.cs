using GovernedAi.Analyzers.Generation;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace GovernedAi.Analyzers.Recognition;

/// <summary>Tells whether a member counts as a model call at a place: what it is, which kinds are on, and whether the project is held to it.</summary>
internal static class CountedCall
{
    /// <summary>Whether using <paramref name="called"/> at <paramref name="place"/> reaches a model that nothing behind it governs.</summary>
    public static bool Is(ISymbol called, IOperation place, AnalyzerOptions options, KnownSymbols known)
        => (IsModelCall(called, place, options, known) || IsHandedOn(called, known))
            && !TestProject.IsSilent(options, place.Syntax.SyntaxTree)
            && GoverningAttributes.Of(called.OriginalDefinition) is null;

    public static bool IsHandedOn(ISymbol called, KnownSymbols known) => known.CallersGovern is not null && known.HandedOn.Is(called);

    /// <summary>Whether a call is of a kind that is on at a place.</summary>
    public static Func<ModelCallFact, bool> OfKindsThatCount(AnalyzerOptions options, SyntaxTree tree) => fact => ModelCallKinds.Include(fact, options, tree);

    private static bool IsModelCall(ISymbol called, IOperation place, AnalyzerOptions options, KnownSymbols known)
        => called is IMethodSymbol method
            && known.ModelCalls.Recognize(method) is { } fact
            && ModelCallKinds.Include(fact, options, place.Syntax.SyntaxTree)
            && !DependentCall.IsNone(fact, place);
}
