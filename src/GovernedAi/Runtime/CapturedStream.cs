using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace GovernedAi.Runtime;

/// <summary>
/// Records streamed model calls while their items pass through: nothing is held back. Each enumeration is a model call of its own and
/// demands the scope when it begins, since that is when the model is called.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class CapturedStream
{
    /// <summary>Passes the items on and records the call when they end, fail, or are left.</summary>
    /// <param name="site">The call.</param>
    /// <param name="items">What the call returned; not enumerated yet.</param>
    /// <param name="prompt">Hands over the prompt; called only when content is wanted.</param>
    /// <param name="read">Adds what an item says to the answer.</param>
    /// <param name="cancellation">Given by <c>WithCancellation</c>.</param>
    /// <exception cref="UngovernedModelCallException">No live scope that may answer for it was entered.</exception>
    public static IAsyncEnumerable<T> Tap<T>(
        ModelCallSite site,
        IAsyncEnumerable<T> items,
        Action<CapturedCall> prompt,
        Action<StreamedAnswer, T> read,
        CancellationToken cancellation = default) =>
        PassAsync(() => StreamedCall.Begin(site, prompt), items, read, cancellation);

    /// <summary>
    /// The same for a call that answers in turns, each a stream of its own: they make one call, whose answer is what all of them say.
    /// </summary>
    /// <param name="site">The call.</param>
    /// <param name="turns">What the call returned; not enumerated yet.</param>
    /// <param name="prompt">Hands over the prompt; called only when content is wanted.</param>
    /// <param name="read">Adds what an item says to the answer.</param>
    /// <param name="cancellation">Given by <c>WithCancellation</c>.</param>
    /// <exception cref="UngovernedModelCallException">No live scope that may answer for it was entered.</exception>
    public static async IAsyncEnumerable<IAsyncEnumerable<T>> TapEach<T>(
        ModelCallSite site,
        IAsyncEnumerable<IAsyncEnumerable<T>> turns,
        Action<CapturedCall> prompt,
        Action<StreamedAnswer, T> read,
        [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        var call = StreamedCall.Begin(site, prompt);
        try
        {
            await foreach (var turn in call.WatchAsync(turns, static (_, _) => { }, cancellation).ConfigureAwait(false))
                yield return call.WatchAsync(turn, read);
            call.End();
        }
        finally
        {
            await call.CompleteAsync().ConfigureAwait(false);
        }
    }

    /// <summary>
    /// The same for a call whose stream was awaited: it has begun already, and is over with the stream's first
    /// enumeration, or with the governed call when nobody enumerates it.
    /// </summary>
    /// <param name="begun">The call, as it began; enumerated again, the stream is another call.</param>
    /// <param name="site">The call.</param>
    /// <param name="items">What the call returned; not enumerated yet.</param>
    /// <param name="prompt">Hands over the prompt; called only when content is wanted.</param>
    /// <param name="read">Adds what an item says to the answer.</param>
    public static async ValueTask<IAsyncEnumerable<T>> TapAsync<T>(
        CapturedCall begun,
        ModelCallSite site,
        IAsyncEnumerable<T> items,
        Action<CapturedCall> prompt,
        Action<StreamedAnswer, T> read)
    {
        var stream = await StreamedCall.OfAsync(begun, prompt).ConfigureAwait(false);
        return PassAsync(() => stream.TryRead() ? stream : StreamedCall.Begin(site, prompt), items, read, CancellationToken.None);
    }

    private static async IAsyncEnumerable<T> PassAsync<T>(
        Func<StreamedCall> begin, IAsyncEnumerable<T> items, Action<StreamedAnswer, T> read, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var call = begin();
        try
        {
            await foreach (var item in call.WatchAsync(items, read, cancellation).ConfigureAwait(false))
                yield return item;
            call.End();
        }
        finally
        {
            await call.CompleteAsync().ConfigureAwait(false);
        }
    }
}
