using System.Globalization;

namespace GovernedAi.Ledger;

/// <summary>
/// Number and hash of one record, noted somewhere the ledger's writers cannot reach. A ledger that does not contain it any more
/// was cut or rewritten.
/// </summary>
/// <param name="Sequence">The number of the record.</param>
/// <param name="Hash">Its hash.</param>
public readonly record struct LedgerAnchor(long Sequence, string Hash)
{
    /// <summary>Reads what <see cref="ToString"/> writes: <c>17:ab…</c>.</summary>
    /// <exception cref="FormatException">It is no anchor.</exception>
    public static LedgerAnchor Parse(string text)
    {
        var parts = text.Trim().Split(':');
        return parts is [var sequence, { Length: LedgerLine.HashLength } hash]
            && long.TryParse(sequence, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? new LedgerAnchor(number, hash)
            : throw new FormatException($"'{text}' is no anchor: a number, a colon and {LedgerLine.HashLength} hexadecimal digits are.");
    }

    /// <summary>One line to be noted elsewhere: <c>17:ab…</c>.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Sequence}:{Hash}");
}
