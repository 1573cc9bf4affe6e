using System.Runtime.CompilerServices;

namespace GovernedAi.Runtime;

/// <summary>One enumeration of a streamed answer, which is one model call: what has passed so far, and how it ended.</summary>
internal sealed class StreamedCall
{
    private readonly CapturedCall _captured;
    private readonly StreamedAnswer _answer = new();
    private bool _over;

    private StreamedCall(CapturedCall captured) => _captured = captured;

    /// <exception cref="UngovernedModelCallException">No live scope that may answer for it was entered.</exception>
    public static StreamedCall Begin(ModelCallSite site, Action<CapturedCall> prompt) => Of(CapturedCall.Begin(site), prompt);

    /// <summary>The stream of a call that has begun already.</summary>
    public static StreamedCall Of(CapturedCall captured, Action<CapturedCall> prompt)
    {
        if (captured.Records)
            prompt(captured);
        return new StreamedCall(captured);
    }

    /// <summary>The last item has passed.</summary>
    public void End() => _over = true;

    /// <summary>Passes items on, and notes what they say and what keeps them from coming.</summary>
    public async IAsyncEnumerable<T> WatchAsync<T>(
        IAsyncEnumerable<T> items, Action<StreamedAnswer, T> read, [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        await using var enumerator = items.ConfigureAwait(false).WithCancellation(cancellation).GetAsyncEnumerator();
        while (true)
        {
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

            read(_answer, enumerator.Current);
            yield return enumerator.Current;
        }
    }

    /// <inheritdoc cref="WatchAsync"/>
    public IEnumerable<T> Watch<T>(IEnumerable<T> items, Action<StreamedAnswer, T> read)
    {
        using var enumerator = items.GetEnumerator();
        while (true)
        {
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

            read(_answer, enumerator.Current);
            yield return enumerator.Current;
        }
    }

    /// <summary>Writes the record; who has not come to the end has left before.</summary>
    public ValueTask CompleteAsync()
    {
        Close();
        return _captured.CompleteAsync();
    }

    /// <inheritdoc cref="CompleteAsync"/>
    public void Complete()
    {
        Close();
        _captured.Complete();
    }

    private void Fail(Exception exception)
    {
        _over = true;
        _captured.Fail(exception);
    }

    private void Close()
    {
        if (!_over)
            _answer.Abandon();
        _captured.Response(_answer);
    }
}
