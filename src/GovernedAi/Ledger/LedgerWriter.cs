using System.Buffers;
using GovernedAi.Files;

namespace GovernedAi.Ledger;

/// <summary>
/// Writes for all appenders of this process, on a thread of its own: whatever has gathered while one batch was being flushed is
/// the next batch. The thread is no pool thread, so callers that block on an append cannot starve it.
/// </summary>
internal sealed class LedgerWriter(LedgerFolder folder, FileLedgerOptions options) : IDisposable
{
    private const int LargestBatch = 4 * 1024 * 1024;

    private readonly object _gate = new();
    private readonly LedgerEnd _end = new(folder, options.Keys, options.Clock, options.LongestFile);
    private readonly ArrayBufferWriter<byte> _lines = new(64 * 1024);
    private readonly Queue<Pending> _pending = new();
    private Thread? _thread;
    private bool _stopping;

    /// <exception cref="LedgerUnavailableException">The writer has ended.</exception>
    public Task<LedgerReceipt> Enqueue(byte[] body)
    {
        var pending = new Pending(body);
        lock (_gate)
        {
            if (_stopping)
                throw new LedgerUnavailableException("The ledger has been closed.");
            _pending.Enqueue(pending);
            if (_thread is null)
                Start();
            else
                Monitor.Pulse(_gate);
        }

        return pending.Task;
    }

    public void Dispose()
    {
        Thread? thread;
        lock (_gate)
        {
            _stopping = true;
            thread = _thread;
            Monitor.Pulse(_gate);
        }

        thread?.Join();
        _end.Dispose();
    }

    private void Start()
    {
        _thread = new Thread(Run) { IsBackground = true, Name = "GovernedAi ledger" };
        _thread.UnsafeStart();
    }

    private void Run()
    {
        var batch = new List<Pending>();
        while (Gather(batch))
        {
            try
            {
                Write(batch);
            }
            catch (Exception exception)
            {
                _end.Forget();
                var unavailable = new LedgerUnavailableException($"The ledger in {folder.Path} cannot be written: {exception.Message}", exception);
                foreach (var pending in batch)
                    pending.TrySetException(unavailable);
            }

            batch.Clear();
        }
    }

    private bool Gather(List<Pending> batch)
    {
        lock (_gate)
        {
            while (_pending.Count == 0)
            {
                if (_stopping)
                    return false;
                Monitor.Wait(_gate);
            }

            var bytes = 0;
            while (bytes < LargestBatch && _pending.TryDequeue(out var pending))
            {
                batch.Add(pending);
                bytes += pending.Body.Length;
            }

            return true;
        }
    }

    private void Write(List<Pending> batch)
    {
        Directory.CreateDirectory(folder.Path);
        using (FolderLock.Acquire(folder.Path))
        {
            var repair = _end.Refresh();
            _end.RotateIfDue();
            _lines.ResetWrittenCount();
            var (sequence, hash) = (_end.Sequence, _end.Hash);
            if (repair is not null)
                hash = LedgerLine.Write(_lines, LedgerLine.Body(repair), ++sequence, LedgerLine.NewId(), hash, options.Keys.Current);
            foreach (var pending in batch)
            {
                var id = LedgerLine.NewId();
                hash = LedgerLine.Write(_lines, pending.Body, ++sequence, id, hash, options.Keys.Current);
                pending.Receipt = new LedgerReceipt(sequence, id, hash);
            }

            _end.Write(_lines.WrittenSpan, sequence, hash);
        }

        foreach (var pending in batch)
            pending.TrySetResult(pending.Receipt);
    }

    private sealed class Pending(byte[] body) : TaskCompletionSource<LedgerReceipt>(TaskCreationOptions.RunContinuationsAsynchronously)
    {
        public byte[] Body { get; } = body;

        public LedgerReceipt Receipt { get; set; }
    }
}
