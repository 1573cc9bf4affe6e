using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace GovernedAi.Analyzers.Generation;

/// <summary>What the parser made of an annotated method: a model to print, or faults to report. Never neither, never both.</summary>
/// <param name="Model">The model, or <see langword="null"/> when there are faults.</param>
/// <param name="Faults">Why the method cannot be wrapped.</param>
/// <param name="Core">The core, as soon as one was found.</param>
internal sealed record GovernedMethodParse(GovernedMethodModel? Model, ImmutableArray<Fault> Faults, IMethodSymbol? Core);
