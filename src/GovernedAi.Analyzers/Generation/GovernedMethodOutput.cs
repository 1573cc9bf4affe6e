using Microsoft.CodeAnalysis;

namespace GovernedAi.Analyzers.Generation;

/// <summary>What the generator keeps of one governed method: its wrapper, and the model calls in its core.</summary>
internal sealed record GovernedMethodOutput(GovernedMethodModel Method, EquatableArray<CapturedCallModel> Calls)
{
    /// <returns><see langword="null"/> for a method that is not governed or cannot be wrapped: the rules say why.</returns>
    public static GovernedMethodOutput? Of(IMethodSymbol method, Compilation compilation, CancellationToken cancellation) =>
        GovernedMethodParser.Parse(method, compilation, cancellation) is { Model: { } model, Core: { } core }
            ? new GovernedMethodOutput(model, new CapturedCallParser(core, model.Id, compilation, cancellation).Parse())
            : null;
}
