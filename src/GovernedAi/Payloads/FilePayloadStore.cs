using System.Text;
using GovernedAi.Files;

namespace GovernedAi.Payloads;

/// <summary>
/// Payloads in files, one a governed call: <c>2027-03-01/&lt;call&gt;.jsonl</c>, one line a payload. To erase a call's content by
/// hand, delete its file; to erase a day's, its folder.
/// </summary>
/// <param name="folder">The folder of the payloads, made when the first is stored.</param>
public sealed class FilePayloadStore(string folder) : IPayloadStore
{
    private readonly string _folder = Path.GetFullPath(folder);

    /// <inheritdoc/>
    public async ValueTask StoreAsync(IReadOnlyList<Payload> payloads, CancellationToken cancellation = default)
    {
        try
        {
            foreach (var file in payloads.GroupBy(payload => PlaceOf(payload.Id).File))
                await Task.Run(() => Append(file.Key, file), cancellation).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new LedgerUnavailableException($"The payloads in {_folder} cannot be written: {exception.Message}", exception);
        }
    }

    /// <inheritdoc/>
    public async ValueTask<Payload?> FindAsync(string id, CancellationToken cancellation = default)
    {
        var (file, ordinal) = PlaceOf(id);
        if (!File.Exists(file))
            return null;
        using var lines = new LineReader(file);
        while (await lines.ReadAsync(cancellation).ConfigureAwait(false))
        {
            if (lines.IsWhole && PayloadLine.Read(lines.Line, id, ordinal) is { } payload)
                return payload;
        }

        return null;
    }

    /// <inheritdoc/>
    public ValueTask<bool> EraseAsync(string id, CancellationToken cancellation = default)
    {
        var (file, ordinal) = PlaceOf(id);
        return !File.Exists(file) ? new(false) : new(Task.Run(() => Erase(file, ordinal), cancellation));
    }

    private static void Append(string file, IEnumerable<Payload> payloads)
    {
        using var buffer = new MemoryStream();
        if (EndsTorn(file))
            buffer.WriteByte((byte)'\n');
        foreach (var payload in payloads)
            buffer.Write(PayloadLine.Write(payload));

        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        using var handle = new FileStream(file, FileMode.Append, FileAccess.Write, FileShare.ReadWrite, bufferSize: 0);
        handle.Write(buffer.GetBuffer().AsSpan(0, (int)buffer.Length));
        handle.Flush(flushToDisk: true);
    }

    /// <summary>Whether a write that failed half-way has left a line without its end.</summary>
    private static bool EndsTorn(string file)
    {
        if (!File.Exists(file))
            return false;
        using var handle = File.OpenHandle(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        var length = RandomAccess.GetLength(handle);
        Span<byte> last = stackalloc byte[1];
        return length > 0 && RandomAccess.Read(handle, last, length - 1) == 1 && last[0] != '\n';
    }

    private static bool Erase(string file, int ordinal)
    {
        var lines = File.ReadAllLines(file, Encoding.UTF8);
        var at = Array.FindIndex(lines, line => PayloadLine.IsOf(line, ordinal));
        if (at < 0)
            return false;
        lines[at] = PayloadLine.Erased(ordinal);

        var text = Encoding.UTF8.GetBytes(string.Concat(lines.Select(line => line + "\n")));
        AtomicFile.Write(file, text);
        return true;
    }

    /// <exception cref="FormatException">It is no id of ours. Checked because it becomes a path.</exception>
    private (string File, int Ordinal) PlaceOf(string id) => PayloadName.TryRead(id, out var day, out var call, out var ordinal)
        ? (Path.Combine(_folder, day, call + ".jsonl"), ordinal)
        : throw new FormatException($"'{id}' is no payload id.");
}
