using System.Text.Json;
using GovernedAi.Files;

namespace GovernedAi.Suspension;

/// <summary>Keeps what is stopped in <c>suspended.json</c> of the governance folder; each process reads it at most once a second.</summary>
/// <param name="folder">The governance folder.</param>
/// <param name="clock">The clock looks go by.</param>
public sealed class SuspensionFile(string folder, TimeProvider clock) : ISuspensions
{
    private static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(1);

    private readonly string _folder = Path.GetFullPath(folder);
    private readonly object _gate = new();
    private IReadOnlyList<Suspended> _current = [];
    private InvalidDataException? _fault;
    private long _looked;
    private bool _hasLooked;

    private string FilePath => Path.Combine(_folder, "suspended.json");

    /// <inheritdoc/>
    public IReadOnlyList<Suspended> Current
    {
        get
        {
            lock (_gate)
            {
                if (!_hasLooked || clock.GetElapsedTime(_looked) >= LookEvery)
                    Look();
                return _fault is null ? _current : throw _fault;
            }
        }
    }

    /// <inheritdoc/>
    public ValueTask SuspendAsync(Suspended suspended, CancellationToken cancellation = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(suspended.Reason);
        Change(stopped => [.. stopped.Where(other => !Same(other, suspended.Kind, suspended.Name)), suspended]);
        return default;
    }

    /// <inheritdoc/>
    public ValueTask<bool> ResumeAsync(SuspensionKind kind, string name, CancellationToken cancellation = default)
    {
        var found = false;
        Change(stopped =>
        {
            found = stopped.Any(other => Same(other, kind, name));
            return [.. stopped.Where(other => !Same(other, kind, name))];
        });
        return new(found);
    }

    private void Change(Func<IReadOnlyList<Suspended>, List<Suspended>> change)
    {
        Directory.CreateDirectory(_folder);
        using (FolderLock.Acquire(_folder))
        {
            var document = new SuspensionDocument { Suspended = change(Read()) };
            AtomicFile.Write(FilePath, JsonSerializer.SerializeToUtf8Bytes(document, SuspensionJson.Default.SuspensionDocument));
        }

        lock (_gate)
            _hasLooked = false;
    }

    private void Look()
    {
        (_looked, _hasLooked) = (clock.GetTimestamp(), true);
        try
        {
            (_current, _fault) = (Read(), null);
        }
        catch (InvalidDataException exception)
        {
            _fault = exception;
        }
    }

    private IReadOnlyList<Suspended> Read()
    {
        try
        {
            if (!File.Exists(FilePath))
                return [];
            var document = JsonSerializer.Deserialize(File.ReadAllBytes(FilePath), SuspensionJson.Default.SuspensionDocument);
            if (document is not { V: 1, Suspended: { } suspended })
                throw new InvalidDataException($"{FilePath}: it holds no list of version 1.");
            var blank = suspended.FindIndex(one => string.IsNullOrWhiteSpace(one?.Name));
            return blank < 0 ? suspended : throw new InvalidDataException($"{FilePath}: entry {blank + 1} of the list does not say what is stopped.");
        }
        catch (JsonException exception)
        {
            throw new InvalidDataException($"{FilePath}({exception.LineNumber + 1},{exception.BytePositionInLine + 1}): {exception.Message}", exception);
        }
    }

    private static bool Same(Suspended suspended, SuspensionKind kind, string name) =>
        suspended.Kind == kind && string.Equals(suspended.Name, name, StringComparison.Ordinal);
}
