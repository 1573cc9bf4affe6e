namespace GovernedAi.Analyzers.Generation;

/// <summary>Where the generated parts of one type stand.</summary>
internal sealed record GovernedTypeModel
{
    /// <summary>The namespace, or <see langword="null"/> for the global one.</summary>
    public required string? Namespace { get; init; }

    /// <summary>Headers of the type and the types around it, outermost first: <c>partial class FreightRouter</c>.</summary>
    public required EquatableArray<string> Headers { get; init; }

    /// <summary>The class in <c>GovernedAi.Generated</c> with the static facts: <c>FreightRouter_1A2B3C4D</c>.</summary>
    public required string Holder { get; init; }

    /// <summary>Name of the generated file, without ending.</summary>
    public required string FileName { get; init; }
}
