using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace GovernedAi.Runtime;

/// <summary>
/// Records a streamed model call whose items come in pages, each the response to a request: the first page begins the call, the items
/// read from the pages make its answer, and it is over when the pages are.
/// </summary>
/// <typeparam name="TPage">A page as it comes.</typeparam>
/// <typeparam name="T">What is read from it.</typeparam>
/// <param name="site">The call.</param>
/// <param name="prompt">Hands over the prompt; called only when content is wanted.</param>
/// <param name="read">Adds what an item says to the answer.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class CapturedPages<TPage, T>(ModelCallSite site, Action<CapturedCall> prompt, Action<StreamedAnswer, T> read)
    where TPage : class
{
    private readonly ConditionalWeakTable<TPage, StreamedCall> _calls = [];

    /// <summary>Passes the pages on.</summary>
    /// <exception cref="UngovernedModelCallException">No live scope that may answer for the call was entered.</exception>
    public async IAsyncEnumerable<TPage> PagesAsync(IAsyncEnumerable<TPage> pages, [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        var call = StreamedCall.Begin(site, prompt);
        try
        {
            await foreach (var page in call.WatchAsync(pages, static (_, _) => { }, cancellation).ConfigureAwait(false))
            {
                _calls.AddOrUpdate(page, call);
                yield return page;
            }

            call.End();
        }
        finally
        {
            await call.CompleteAsync().ConfigureAwait(false);
        }
    }

    /// <summary>Passes the items of a page on.</summary>
    public IAsyncEnumerable<T> ItemsAsync(TPage page, IAsyncEnumerable<T> items) =>
        _calls.TryGetValue(page, out var call) ? call.WatchAsync(items, read) : items;

    /// <summary>The same for pages that come without waiting.</summary>
    /// <exception cref="UngovernedModelCallException">No live scope that may answer for the call was entered.</exception>
    public IEnumerable<TPage> Pages(IEnumerable<TPage> pages)
    {
        var call = StreamedCall.Begin(site, prompt);
        try
        {
            foreach (var page in call.Watch(pages, static (_, _) => { }))
            {
                _calls.AddOrUpdate(page, call);
                yield return page;
            }

            call.End();
        }
        finally
        {
            call.Complete();
        }
    }

    /// <summary>The same for items that come without waiting.</summary>
    public IEnumerable<T> Items(TPage page, IEnumerable<T> items) =>
        _calls.TryGetValue(page, out var call) ? call.Watch(items, read) : items;
}
