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
    public static async IAsyncEnumerable<T> Tap<T>(
        ModelCallSite site,
        IAsyncEnumerable<T> items,
        Action<CapturedCall> prompt,
        Action<StreamedAnswer, T> read,
        [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        var captured = CapturedCall.Begin(site);
        if (captured.Records)
            prompt(captured);

        var answer = new StreamedAnswer();
        var over = false;
        try
        {
            await using var enumerator = items.ConfigureAwait(false).WithCancellation(cancellation).GetAsyncEnumerator();
            while (true)
            {
                try
                {
                    if (!await enumerator.MoveNextAsync())
                    {
                        over = true;
                        break;
                    }
                }
                catch (Exception exception)
                {
                    over = true;
                    captured.Fail(exception);
                    throw;
                }

                read(answer, enumerator.Current);
                yield return enumerator.Current;
            }
        }
        finally
        {
            if (!over)
                answer.Abandon();
            captured.Response(answer.Text, answer.Model, answer.InputTokens, answer.OutputTokens, answer.FinishReason);
            await captured.CompleteAsync().ConfigureAwait(false);
        }
    }
}
