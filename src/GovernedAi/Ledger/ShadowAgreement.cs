namespace GovernedAi.Ledger;

/// <summary>How often a model in shadow mode said what the fallback or the person in its place said.</summary>
/// <param name="Method">The id of the governed method.</param>
/// <param name="UseCase">Its use case, if it states one.</param>
/// <param name="Calls">The calls in shadow mode that have ended.</param>
/// <param name="Agreed">Those in which both said the same.</param>
/// <param name="Differed">Those in which they did not.</param>
/// <param name="Failed">Those in which the model did not answer.</param>
public sealed record ShadowAgreement(string Method, string? UseCase, int Calls, int Agreed, int Differed, int Failed)
{
    /// <summary>Reads it from a ledger, one for each method, in the order they first appear. Drills do not count.</summary>
    public static async Task<IReadOnlyList<ShadowAgreement>> ReadAsync(ILedger ledger, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(ledger);
        var found = new List<ShadowAgreement>();
        await foreach (var record in ledger.ReadAsync(cancellation).ConfigureAwait(false))
        {
            if (record.Kind != RecordKinds.Outcome || record.Method is not { } method || record.Data.TryGetProperty("drill"u8, out _) || !record.Data.TryGetProperty("shadow"u8, out var shadow))
                continue;
            var index = found.FindIndex(other => other.Method == method);
            if (index < 0)
                (index, found) = (found.Count, [.. found, new ShadowAgreement(method, record.UseCase, 0, 0, 0, 0)]);
            bool? agreed = shadow.TryGetProperty("agreed"u8, out var said) ? said.GetBoolean() : null;
            var former = found[index];
            found[index] = former with
            {
                Calls = former.Calls + 1,
                Agreed = former.Agreed + (agreed == true ? 1 : 0),
                Differed = former.Differed + (agreed == false ? 1 : 0),
                Failed = former.Failed + (shadow.TryGetProperty("failed"u8, out var failed) && failed.GetBoolean() ? 1 : 0),
            };
        }

        return found;
    }
}
