using System.Runtime.CompilerServices;

namespace GovernedAi.Runtime;

/// <summary>One enumeration of a streamed answer, which is one model call: what has passed so far, and how it ended.</summary>
internal sealed class StreamedCall
{
    private readonly CapturedCall _captured;
    private readonly StreamedAnswer _answer;
    private Reader _reader;
    private bool _over;
    private bool _readOn;

    private StreamedCall(CapturedCall captured, Reader reader) => (_captured, _reader, _answer) = (captured, reader, new(captured.Records));

    /// <summary>Where the reader is. Who records the call follows from it.</summary>
    private enum Reader
    {
        Awaited,
        BetweenItems,
        Drawing,
        GivenUp,
        Gone,
    }

    /// <summary>A call that begins with its enumeration.</summary>
    /// <exception cref="UngovernedModelCallException">No live scope that may answer for it was entered.</exception>
    public static StreamedCall Begin(ModelCallSite site, Action<CapturedCall> prompt) => Of(CapturedCall.Begin(site), prompt, Reader.Drawing, out _);

    /// <summary>The stream of a call that has begun already. Where nobody can come to read it any more, or nobody need, the call is recorded at once.</summary>
    public static async ValueTask<StreamedCall> OfAsync(CapturedCall begun, Action<CapturedCall> prompt)
    {
        var stream = Of(begun, prompt, Reader.Awaited, out var isOpen);
        if (!begun.IsGoverned)
            await begun.OutsideAsync().ConfigureAwait(false);
        else if (!isOpen)
            await stream.GiveUpAsync().ConfigureAwait(false);
        return stream;
    }

    private static StreamedCall Of(CapturedCall captured, Action<CapturedCall> prompt, Reader reader, out bool isOpen)
    {
        if (captured.Records)
            prompt(captured);
        var stream = new StreamedCall(captured, reader);
        isOpen = captured.TryOpen(stream);
        return stream;
    }

    /// <summary>The first reader is here. To each that comes later the stream is another call.</summary>
    public bool TryRead() => TryPass(Reader.Awaited, Reader.Drawing);

    /// <summary>The last item has passed.</summary>
    public void End() => _over = true;

    /// <summary>Passes items on, and notes what they say and what keeps them from coming.</summary>
    public async IAsyncEnumerable<T> WatchAsync<T>(
        IAsyncEnumerable<T> items, Action<StreamedAnswer, T> read, [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        await using var enumerator = items.ConfigureAwait(false).WithCancellation(cancellation).GetAsyncEnumerator();
        while (true)
        {
            Draw();
            try
            {
                if (!await enumerator.MoveNextAsync())
                    yield break;
            }
            catch (Exception exception)
            {
                Fail(exception);
                throw;
            }

            Note(enumerator.Current, read);
            yield return enumerator.Current;
        }
    }

    /// <inheritdoc cref="WatchAsync"/>
    public IEnumerable<T> Watch<T>(IEnumerable<T> items, Action<StreamedAnswer, T> read)
    {
        using var enumerator = items.GetEnumerator();
        while (true)
        {
            Draw();
            try
            {
                if (!enumerator.MoveNext())
                    yield break;
            }
            catch (Exception exception)
            {
                Fail(exception);
                throw;
            }

            Note(enumerator.Current, read);
            yield return enumerator.Current;
        }
    }

    /// <summary>Writes the record; who has not come to the end has left before.</summary>
    public ValueTask CompleteAsync() => TryLeave() ? _captured.CompleteAsync() : default;

    /// <inheritdoc cref="CompleteAsync"/>
    public void Complete()
    {
        if (TryLeave())
            _captured.Complete();
    }

    /// <summary>The governed call is ending. Unless the reader is drawing an item this very moment, and so outlives it, nobody reads on.</summary>
    public ValueTask GiveUpAsync()
    {
        if (!TryPass(Reader.Awaited, Reader.GivenUp) && !TryPass(Reader.BetweenItems, Reader.GivenUp))
            return default;
        Answer();
        return _captured.RecordAsync();
    }

    private void Draw()
    {
        lock (_answer)
        {
            _readOn |= _reader == Reader.GivenUp;
            _reader = Reader.Drawing;
        }
    }

    private void Note<T>(T item, Action<StreamedAnswer, T> read)
    {
        read(_answer, item);
        lock (_answer)
            _reader = Reader.BetweenItems;
    }

    private void Fail(Exception exception)
    {
        _over = true;
        _captured.Fail(exception);
    }

    private void Answer() => _captured.Response(_answer, isLeft: !_over, _readOn);

    /// <summary>Whether the call is still to be recorded: it is not when it was given up and nobody has read on since.</summary>
    private bool TryLeave()
    {
        lock (_answer)
        {
            if (_reader == Reader.GivenUp)
                return false;
            _reader = Reader.Gone;
        }

        _captured.Close(this);
        Answer();
        return true;
    }

    private bool TryPass(Reader from, Reader to)
    {
        lock (_answer)
        {
            if (_reader != from)
                return false;
            _reader = to;
            return true;
        }
    }
}
