using GovernedAi.Ledger;

namespace GovernedAi.Retention;

/// <summary>How long content and records are kept where the program itself says so, beside what use cases declare.</summary>
public sealed class RetentionTerms
{
    /// <summary>For use cases without a term of their own, here or declared, and methods without a use case; <see langword="null"/>: for good.</summary>
    public TimeSpan? Default { get; set; }

    /// <summary>By use case. Where the use case declares a term, the longer of the two counts.</summary>
    public IDictionary<string, TimeSpan> UseCases { get; } = new Dictionary<string, TimeSpan>(StringComparer.Ordinal);

    /// <summary>The term of a record; <see langword="null"/>: it is kept for good.</summary>
    public RetentionTerm? Of(LedgerRecord record)
    {
        ArgumentNullException.ThrowIfNull(record);
        TimeSpan? declared = record.RetentionDays is { } days ? TimeSpan.FromDays(days) : null;
        TimeSpan? stated = record.UseCase is { } useCase && UseCases.TryGetValue(useCase, out var term) ? term : declared is null ? Default : null;
        if (declared is { } least && !(stated > least))
            return new RetentionTerm(record.UseCase, least, IsDeclared: true);
        return stated is { } length ? new RetentionTerm(record.UseCase, length, IsDeclared: false) : null;
    }
}
