using GovernedAi.Engine;

namespace GovernedAi.Runtime;

/// <content>The streamed model calls that somebody left before their end without saying so.</content>
public abstract partial class GovernedCall
{
    private OpenStreams? _streams;

    /// <summary>Has a stream recorded with the end of this call, if nobody has read it to its end by then.</summary>
    /// <returns>Whether the end is still to come.</returns>
    internal bool TryOpen(StreamedCall stream) =>
        (_streams ?? Interlocked.CompareExchange(ref _streams, new OpenStreams(), null) ?? _streams).TryAdd(stream);

    /// <summary>The stream is recorded, or is being so.</summary>
    internal void Close(StreamedCall stream) => _streams?.Remove(stream);

    private async ValueTask LeaveStreamsAsync()
    {
        var streams = _streams ?? Interlocked.CompareExchange(ref _streams, OpenStreams.None, null) ?? OpenStreams.None;
        while (streams.TryTake(out var stream))
            await stream.GiveUpAsync().ConfigureAwait(false);
    }
}
