using System.Runtime.CompilerServices;
using GovernedAi.Files;

namespace GovernedAi.Ledger;

/// <summary>
/// The embedded ledger: JSON Lines files in one folder, chained by hash. Several processes may share the folder.
/// </summary>
/// <remarks>What an append has acknowledged has been flushed to the disk. Concurrent appends share one write and one flush.</remarks>
public sealed class FileLedger : ILedger, IDisposable
{
    private readonly LedgerFolder _folder;
    private readonly LedgerWriter _writer;

    /// <summary>Keeps a ledger in a folder, which is made when the first record is written.</summary>
    /// <param name="folder">The folder of the ledger's files.</param>
    /// <param name="options">Keys, file length and clock.</param>
    public FileLedger(string folder, FileLedgerOptions? options = null)
    {
        options ??= new FileLedgerOptions();
        _folder = new LedgerFolder(folder);
        _writer = new LedgerWriter(_folder, options);
    }

    /// <inheritdoc/>
    public ValueTask<LedgerReceipt> AppendAsync(LedgerEntry entry, CancellationToken cancellation = default)
    {
        cancellation.ThrowIfCancellationRequested();
        return new(_writer.Enqueue(LedgerLine.Body(entry)));
    }

    /// <inheritdoc/>
    /// <exception cref="FormatException">A line is no record; the message names file and line.</exception>
    public async IAsyncEnumerable<LedgerRecord> ReadAsync([EnumeratorCancellation] CancellationToken cancellation = default)
    {
        foreach (var number in _folder.Numbers())
        {
            using var lines = new LineReader(_folder.FileOf(number));
            while (await lines.ReadAsync(cancellation).ConfigureAwait(false))
            {
                if (lines.IsWhole)
                    yield return Parse(lines, number);
            }
        }
    }

    /// <summary>Ends the writer; what was appended before is written.</summary>
    public void Dispose() => _writer.Dispose();

    private LedgerRecord Parse(LineReader lines, int number)
    {
        try
        {
            return LedgerRecord.Parse(lines.Line);
        }
        catch (FormatException exception)
        {
            throw new FormatException($"{_folder.FileOf(number)}:{lines.Number}: {exception.Message}", exception);
        }
    }
}
