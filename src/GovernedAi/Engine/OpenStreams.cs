using System.Diagnostics.CodeAnalysis;
using GovernedAi.Runtime;

namespace GovernedAi.Engine;

/// <summary>The streamed model calls of one governed call that have begun and are not recorded yet: its end records them.</summary>
internal sealed class OpenStreams
{
    /// <summary>Those of a call that had none when it ended.</summary>
    public static readonly OpenStreams None = new() { _sealed = true };

    private readonly List<StreamedCall> _streams = [];
    private bool _sealed;

    /// <summary>Adds a stream; <see langword="false"/> when the governed call has ended and will not look again.</summary>
    public bool TryAdd(StreamedCall stream)
    {
        lock (_streams)
        {
            if (!_sealed)
                _streams.Add(stream);
            return !_sealed;
        }
    }

    public void Remove(StreamedCall stream)
    {
        lock (_streams)
            _streams.Remove(stream);
    }

    /// <summary>Takes the first; where there is none, none can be added any more.</summary>
    public bool TryTake([NotNullWhen(true)] out StreamedCall? stream)
    {
        lock (_streams)
        {
            stream = _streams.FirstOrDefault();
            if (stream is not null)
                _streams.RemoveAt(0);
            else
                _sealed = true;
            return stream is not null;
        }
    }
}
