using GovernedAi.Ledger.Entries;

namespace GovernedAi.Engine;

/// <summary>What could not be recorded since the ledger last could be written; it is recorded once it can be again.</summary>
internal sealed class LedgerGap
{
    private readonly object _gate = new();
    private int _missing;
    private DateTimeOffset _from;
    private DateTimeOffset _until;
    private readonly SortedSet<string> _methods = new(StringComparer.Ordinal);

    public bool IsOpen => Volatile.Read(ref _missing) > 0;

    public void Note(string method, DateTimeOffset at)
    {
        lock (_gate)
        {
            if (_missing++ == 0)
                _from = at;
            _until = at;
            _methods.Add(method);
        }
    }

    /// <summary>Takes what is missing, to be written; <see langword="null"/> when somebody else has taken it.</summary>
    public GapEntry? Take(DateTimeOffset now)
    {
        lock (_gate)
        {
            if (_missing == 0)
                return null;
            var entry = new GapEntry(now, _missing, _from, _until, [.. _methods]);
            _missing = 0;
            _methods.Clear();
            return entry;
        }
    }

    /// <summary>Puts back what could not be written after all.</summary>
    public void PutBack(GapEntry entry)
    {
        lock (_gate)
        {
            _until = _missing == 0 ? entry.Until : _until;
            _from = entry.From;
            _missing += entry.Missing;
            _methods.UnionWith(entry.Methods);
        }
    }
}
