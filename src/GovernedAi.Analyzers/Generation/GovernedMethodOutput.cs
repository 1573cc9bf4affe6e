using Microsoft.CodeAnalysis;

namespace GovernedAi.Analyzers.Generation;

/// <summary>What the generator keeps of one annotated method: its wrapper and the model calls in its core, or that it has none.</summary>
/// <param name="Method">Its wrapper.</param>
/// <param name="Calls">The model calls in its core.</param>
/// <param name="Unwrapped">The part that stands in for the wrapper it cannot have.</param>
/// <param name="Drowned">Why not even that may stand, where nobody else would be heard.</param>
internal sealed record GovernedMethodOutput(GovernedMethodModel? Method, EquatableArray<CapturedCallModel> Calls, UnwrappedMethodModel? Unwrapped, EquatableArray<DrownedFault> Drowned)
{
    /// <returns><see langword="null"/> for a method that is not governed.</returns>
    public static GovernedMethodOutput? Of(IMethodSymbol method, Compilation compilation, CancellationToken cancellation) =>
        GovernedMethodParser.Parse(method, compilation, cancellation) switch
        {
            null => null,
            { Model: { } model, Core: { } core } => new(model, new CapturedCallParser(core, model.Id, compilation, cancellation).Parse(), null, default),
            var parse => new(null, default, UnwrappedMethodModel.Of(method, parse, cancellation), DrownedFault.Of(method, parse, cancellation).ToEquatable()),
        };
}
