namespace GovernedAi.Retention;

/// <summary>How long content and records are kept.</summary>
public sealed class RetentionTerms
{
    /// <summary>For use cases without a term of their own, and methods without a use case; <see langword="null"/>: for good.</summary>
    public TimeSpan? Default { get; set; }

    /// <summary>By use case.</summary>
    public IDictionary<string, TimeSpan> UseCases { get; } = new Dictionary<string, TimeSpan>(StringComparer.Ordinal);

    /// <summary>Whether any term is stated.</summary>
    public bool IsEmpty => Default is null && UseCases.Count == 0;

    /// <summary>The term of a use case; <see langword="null"/>: for good.</summary>
    public TimeSpan? Of(string? useCase) => useCase is not null && UseCases.TryGetValue(useCase, out var term) ? term : Default;
}
