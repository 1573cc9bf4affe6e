using System.Runtime.CompilerServices;
using GovernedAi.Files;

namespace GovernedAi.Ledger;

/// <summary>
/// The embedded ledger: JSON Lines files in one folder, chained by hash. Several processes may share the folder.
/// </summary>
/// <remarks>What an append has acknowledged has been flushed to the disk. Concurrent appends share one write and one flush.</remarks>
public sealed class FileLedger : IPrunableLedger, IProbedLedger, IDisposable
{
    private readonly LedgerFolder _folder;
    private readonly LedgerWriter _writer;
    private readonly LedgerProbe _probe;

    /// <summary>Keeps a ledger in a folder, which is made when the first record is written.</summary>
    /// <param name="folder">The folder of the ledger's files.</param>
    /// <param name="options">Keys, file length and clock.</param>
    public FileLedger(string folder, FileLedgerOptions? options = null)
    {
        options ??= new FileLedgerOptions();
        _folder = new LedgerFolder(folder);
        _writer = new LedgerWriter(_folder, options);
        _probe = new LedgerProbe(_folder, options.Keys);
    }

    /// <summary>The full path of the folder.</summary>
    public string Folder => _folder.Path;

    /// <inheritdoc/>
    public ValueTask<LedgerReceipt> AppendAsync(LedgerEntry entry, CancellationToken cancellation = default)
    {
        cancellation.ThrowIfCancellationRequested();
        return new(_writer.Enqueue(LedgerLine.Body(entry)));
    }

    /// <inheritdoc/>
    /// <exception cref="FormatException">A line is no record; the message names file and line.</exception>
    public IAsyncEnumerable<LedgerRecord> ReadAsync(CancellationToken cancellation = default) => ReadBehindAsync(0, cancellation);

    /// <inheritdoc/>
    /// <exception cref="FormatException">A line is no record; the message names file and line.</exception>
    public async IAsyncEnumerable<LedgerRecord> QueryAsync(LedgerQuery query, [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        await foreach (var record in ReadBehindAsync(query.After ?? 0, cancellation).ConfigureAwait(false))
        {
            if (query.Matches(record))
                yield return record;
        }
    }

    private async IAsyncEnumerable<LedgerRecord> ReadBehindAsync(long sequence, [EnumeratorCancellation] CancellationToken cancellation)
    {
        foreach (var number in _folder.NumbersBehind(sequence))
        {
            // Pruned since the files were listed.
            if (!_folder.TryOpen(number, out var opened))
                continue;
            using var lines = opened;
            while (await lines.ReadAsync(cancellation).ConfigureAwait(false))
            {
                if (lines.IsWhole && !(LedgerLine.SequenceOf(lines.Line.Span) <= sequence))
                    yield return Parse(lines, number);
            }
        }
    }

    /// <inheritdoc/>
    /// <remarks>Records go by whole files, and the newest file stays.</remarks>
    public ValueTask<LedgerAnchor?> FindCutAsync(long through, CancellationToken cancellation = default)
    {
        LedgerAnchor? cut = null;
        foreach (var number in _folder.Numbers().SkipLast(1))
        {
            if (_folder.LastOf(number) is not { } last)
                continue;
            if (last.Sequence > through)
                break;
            cut = last;
        }

        return new(cut);
    }

    /// <inheritdoc/>
    public async ValueTask DropAsync(LedgerAnchor cut, CancellationToken cancellation = default)
    {
        try
        {
            await Task.Run(() => Drop(cut), cancellation).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new LedgerUnavailableException($"The ledger in {_folder.Path} cannot be pruned: {exception.Message}", exception);
        }
    }

    /// <inheritdoc/>
    /// <remarks>A folder that another process holds is waited for, for ten seconds; what is cancelled then ends by itself and leaves nothing.</remarks>
    public ValueTask<LedgerAnchor?> ProbeAsync(CancellationToken cancellation = default) => new(Task.Run(_probe.Run, cancellation).WaitAsync(cancellation));

    /// <summary>Ends the writer; what was appended before is written.</summary>
    public void Dispose() => _writer.Dispose();

    /// <summary>From the oldest on, so that what remains is an unbroken chain whenever this ends.</summary>
    private void Drop(LedgerAnchor cut)
    {
        using (FolderLock.Acquire(_folder.Path))
        {
            foreach (var number in _folder.Numbers().SkipLast(1))
            {
                if (_folder.LastOf(number) is { } last && last.Sequence > cut.Sequence)
                    break;
                File.Delete(_folder.FileOf(number));
            }
        }
    }

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
