using System.Threading.Channels;

namespace GovernedAi.Approvals;

/// <summary>
/// The lines somebody types, for whoever waits for one. A read from a console cannot be taken back, so one reader owns it, and a
/// question that is over simply stops listening.
/// </summary>
internal sealed class ConsoleLines(TextReader input)
{
    private readonly Channel<string> _lines = Channel.CreateUnbounded<string>(new UnboundedChannelOptions { SingleWriter = true });
    private int _started;

    /// <summary>The next line; <see langword="null"/> when there will be none.</summary>
    public async ValueTask<string?> ReadAsync(CancellationToken cancellation)
    {
        if (Interlocked.Exchange(ref _started, 1) == 0)
            new Thread(Pump) { IsBackground = true, Name = "GovernedAi console" }.UnsafeStart();
        try
        {
            return await _lines.Reader.ReadAsync(cancellation).ConfigureAwait(false);
        }
        catch (ChannelClosedException)
        {
            return null;
        }
    }

    private void Pump()
    {
        while (input.ReadLine() is { } line)
            _lines.Writer.TryWrite(line);
        _lines.Writer.Complete();
    }
}
