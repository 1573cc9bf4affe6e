using System.Globalization;

namespace GovernedAi.Retention;

/// <summary>How long a record and its content are kept, and who said so.</summary>
/// <param name="UseCase">The use case of the record; <see langword="null"/>: it has none.</param>
/// <param name="Length">How long, from when the record was written.</param>
/// <param name="IsDeclared">Whether the use case declared it; otherwise the program's options state it.</param>
public sealed record RetentionTerm(string? UseCase, TimeSpan Length, bool IsDeclared)
{
    /// <summary>Whether it is over for what was written at a moment.</summary>
    /// <param name="written">That moment.</param>
    /// <param name="now">The moment it is asked for.</param>
    public bool IsOver(DateTimeOffset written, DateTimeOffset now) => now - written >= Length;

    /// <summary>In words: <c>730 days, as the use case payments declares</c>.</summary>
    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{Length.TotalDays:0.##} days, {(IsDeclared ? $"as the use case {UseCase} declares" : "by the options of the program")}");

    /// <summary>The last day of what was written at a moment, in words.</summary>
    internal string End(DateTimeOffset written) =>
        Length < DateTimeOffset.MaxValue - written ? string.Create(CultureInfo.InvariantCulture, $"until {(written + Length).UtcDateTime:yyyy-MM-dd}") : "for good";
}
