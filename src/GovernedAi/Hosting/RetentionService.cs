using GovernedAi.Retention;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace GovernedAi.Hosting;

/// <summary>Lets content go when its term is over: at start, and then once a day.</summary>
internal sealed partial class RetentionService(
    EvidenceRetention retention, IOptions<GovernedAiOptions> options, TimeProvider clock, ILogger<RetentionService>? logger = null) : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromDays(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (options.Value.Retention.IsEmpty)
            return;
        using var timer = new PeriodicTimer(Every, clock);
        do
        {
            try
            {
                await retention.ApplyAsync("the program, by its retention terms", stoppingToken).ConfigureAwait(false);
            }
            catch (Exception exception) when (exception is not OperationCanceledException && logger is not null)
            {
                // Tomorrow it is tried again; meanwhile what should be gone is still there, and somebody has to know.
                Failed(logger, exception);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken).ConfigureAwait(false));
    }

    [LoggerMessage(20, LogLevel.Error, "Content whose retention term is over could not be erased")]
    private static partial void Failed(ILogger logger, Exception exception);
}
