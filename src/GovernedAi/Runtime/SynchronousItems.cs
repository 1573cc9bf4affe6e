namespace GovernedAi.Runtime;

/// <summary>Items that are there without waiting, behind the interface that streams are drawn by.</summary>
internal sealed class SynchronousItems<T>(IEnumerator<T> items) : IAsyncEnumerator<T>
{
    public T Current => items.Current;

    public ValueTask<bool> MoveNextAsync() => new(items.MoveNext());

    public ValueTask DisposeAsync()
    {
        items.Dispose();
        return default;
    }
}
