using GovernedAi.Retention;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace GovernedAi.Hosting;

/// <summary>Lets content go when its term is over: at start, and then once a day.</summary>
internal sealed partial class RetentionService(
    EvidenceRetention retention, TimeProvider clock, ILogger<RetentionService>? logger = null) : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromDays(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Every, clock);
        do
        {
            try
            {
                await retention.ApplyAsync("the program, by its retention terms", stoppingToken).ConfigureAwait(false);
            }
            catch (Exception exception) when (!stoppingToken.IsCancellationRequested)
            {
                // Tomorrow it is tried again; meanwhile what should be gone is still there, and somebody has to know.
                Failed(logger ?? (ILogger)NullLogger.Instance, exception);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken).ConfigureAwait(false));
    }

    [LoggerMessage(20, LogLevel.Error, "Content whose retention term is over could not be erased")]
    private static partial void Failed(ILogger logger, Exception exception);
}
