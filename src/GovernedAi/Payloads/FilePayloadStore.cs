using System.Globalization;
using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text;
using GovernedAi.Files;
using Microsoft.Win32.SafeHandles;

namespace GovernedAi.Payloads;

/// <summary>
/// Payloads in files, one a governed call and day: <c>2027-03-01/&lt;call&gt;.jsonl</c>, one line a payload. Erasing overwrites the
/// line where it stands.
/// </summary>
/// <param name="folder">The folder of the payloads, made when the first is stored.</param>
public sealed class FilePayloadStore(string folder) : IPayloadStore
{
    private const string Ending = ".jsonl";

    /// <summary>Models that one call asks at the same time share its file, and where a write goes is found out before it is made. A call is of one process.</summary>
    private static readonly object[] Gates = [.. Enumerable.Range(0, 64).Select(_ => new object())];

    private readonly string _folder = Path.GetFullPath(folder);
    private byte[]? _subjectKey;

    /// <inheritdoc/>
    /// <remarks>It is in the file <c>.subjects.key</c>, which is made when it is first asked for.</remarks>
    /// <exception cref="LedgerUnavailableException">It can be neither read nor made.</exception>
    public ReadOnlyMemory<byte> SubjectKey
    {
        get
        {
            try
            {
                return _subjectKey ??= KeyFile.ReadOrMake(_folder, ".subjects.key");
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
            {
                throw new LedgerUnavailableException($"The subject key in {_folder} cannot be read: {exception.Message}", exception);
            }
        }
    }

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
    /// <exception cref="InvalidDataException">Its line is damaged; the message names file and line.</exception>
    public async ValueTask<Payload?> FindAsync(string id, CancellationToken cancellation = default)
    {
        var (file, ordinal) = PlaceOf(id);
        if (!File.Exists(file))
            return null;
        using var lines = new LineReader(file);
        while (await lines.ReadAsync(cancellation).ConfigureAwait(false))
        {
            if (!lines.IsWhole || !PayloadLine.IsOf(lines.Line.Span, ordinal))
                continue;
            try
            {
                return PayloadLine.Read(lines.Line, id);
            }
            catch (FormatException exception)
            {
                throw new InvalidDataException($"{file}:{lines.Number}: {exception.Message}", exception);
            }
        }

        return null;
    }

    /// <inheritdoc/>
    public async ValueTask<bool> EraseAsync(string id, CancellationToken cancellation = default)
    {
        var (file, ordinal) = PlaceOf(id);
        if (!File.Exists(file))
            return false;
        var erased = false;
        using var lines = new LineReader(file);
        while (await lines.ReadAsync(cancellation).ConfigureAwait(false))
        {
            // A write that failed and was tried again has left its line twice.
            if (PayloadLine.IsOf(lines.Line.Span, ordinal) && !PayloadLine.IsErased(lines.Line.Span, ordinal))
                erased |= Overwrite(file, lines.Offset, PayloadLine.Erased(ordinal, lines.Line.Length));
        }

        return erased;
    }

    /// <inheritdoc/>
    public async IAsyncEnumerable<string> FindBySubjectAsync(string pseudonym, [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        foreach (var call in Files().GroupBy(file => Path.GetFileName(file)))
        {
            var ids = new List<string>();
            var found = false;
            foreach (var file in call)
            {
                using var lines = new LineReader(file);
                while (await lines.ReadAsync(cancellation).ConfigureAwait(false))
                {
                    if (PayloadLine.OrdinalOf(lines.Line.Span) is not { } ordinal)
                        continue;
                    found |= PayloadLine.Names(lines.Line.Span, pseudonym);
                    ids.Add(IdOf(file, ordinal));
                }
            }

            foreach (var id in found ? ids : [])
                yield return id;
        }
    }

    /// <inheritdoc/>
    /// <remarks>
    /// Deletes files of which every line is erased. Those of the two days before now stay, since a call that still runs may write to them.
    /// </remarks>
    public async ValueTask<int> SweepAsync(DateTimeOffset before, CancellationToken cancellation = default)
    {
        var cleared = 0;
        foreach (var file in Files())
        {
            if (DayOf(file) < DateOnly.FromDateTime(before.UtcDateTime) && await IsAllErasedAsync(file, cancellation).ConfigureAwait(false))
            {
                File.Delete(file);
                cleared++;
            }
        }

        foreach (var day in Directory.Exists(_folder) ? Directory.EnumerateDirectories(_folder) : [])
        {
            if (!Directory.EnumerateFileSystemEntries(day).Any())
                Directory.Delete(day);
        }

        return cleared;
    }

    private static async ValueTask<bool> IsAllErasedAsync(string file, CancellationToken cancellation)
    {
        using var lines = new LineReader(file);
        while (await lines.ReadAsync(cancellation).ConfigureAwait(false))
        {
            if (!PayloadLine.IsErased(lines.Line.Span, null))
                return false;
        }

        return true;
    }

    private static void Append(string file, IEnumerable<Payload> payloads)
    {
        using var buffer = new MemoryStream();
        foreach (var payload in payloads)
            buffer.Write(PayloadLine.Write(payload));

        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        lock (Gates[(uint)file.GetHashCode(StringComparison.Ordinal) % Gates.Length])
        {
            var lines = buffer.GetBuffer().AsSpan(0, (int)buffer.Length);
            using var handle = File.OpenHandle(file, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.ReadWrite);
            var length = RandomAccess.GetLength(handle);
            try
            {
                RandomAccess.Write(handle, EndsTorn(handle, length) ? [(byte)'\n', .. lines] : lines, length);
                RandomAccess.FlushToDisk(handle);
            }
            catch
            {
                Cut(handle, length);
                throw;
            }
        }
    }

    private static void Cut(SafeFileHandle handle, long length)
    {
        try
        {
            RandomAccess.SetLength(handle, length);
        }
        catch (IOException)
        {
            // What is left is torn, and the next write begins a line of its own.
        }
    }

    /// <summary>In place, so that a line another process appends meanwhile is not lost, and the old bytes do not stay behind in a file that was replaced.</summary>
    private static bool Overwrite(string file, long offset, byte[] line)
    {
        using var handle = File.OpenHandle(file, FileMode.Open, FileAccess.Write, FileShare.ReadWrite);
        RandomAccess.Write(handle, line, offset);
        RandomAccess.FlushToDisk(handle);
        return true;
    }

    /// <summary>Whether a process that died while it wrote has left a line without its end.</summary>
    private static bool EndsTorn(SafeFileHandle handle, long length)
    {
        Span<byte> last = stackalloc byte[1];
        return length > 0 && RandomAccess.Read(handle, last, length - 1) == 1 && last[0] != '\n';
    }

    private IEnumerable<string> Files() => !Directory.Exists(_folder)
        ? []
        : Directory.EnumerateDirectories(_folder)
            .Where(day => DateOnly.TryParseExact(Path.GetFileName(day), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _))
            .Order(StringComparer.Ordinal)
            .SelectMany(day => Directory.EnumerateFiles(day, "*" + Ending));

    private static DateOnly DayOf(string file) => DateOnly.ParseExact(Path.GetFileName(Path.GetDirectoryName(file)!), "yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string IdOf(string file, int ordinal) =>
        string.Create(CultureInfo.InvariantCulture, $"{Path.GetFileName(Path.GetDirectoryName(file))}/{Path.GetFileNameWithoutExtension(file)}/{ordinal}");

    /// <exception cref="FormatException">It is no id of ours. Checked because it becomes a path.</exception>
    private (string File, int Ordinal) PlaceOf(string id) => PayloadName.TryRead(id, out var day, out var call, out var ordinal)
        ? (Path.Combine(_folder, day, call + Ending), ordinal)
        : throw new FormatException($"'{id}' is no payload id.");
}
