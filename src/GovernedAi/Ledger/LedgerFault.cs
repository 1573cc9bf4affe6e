namespace GovernedAi.Ledger;

/// <summary>One place where a ledger is not what was written.</summary>
/// <param name="File">The file.</param>
/// <param name="Line">The line in it, from 1; 0 when it is not about one line.</param>
/// <param name="Sequence">The number of the record, where the line still states one.</param>
/// <param name="Id">The id of the record, where the line still states one.</param>
/// <param name="Message">What is wrong.</param>
public sealed record LedgerFault(string File, int Line, long? Sequence, string? Id, string Message)
{
    /// <summary><c>file:line: record n: what is wrong</c>.</summary>
    public override string ToString() => Sequence is { } sequence ? $"{File}:{Line}: record {sequence}: {Message}" : $"{File}:{Line}: {Message}";
}
