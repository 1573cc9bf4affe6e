using GovernedAi.Engine;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace GovernedAi.Hosting;

/// <summary>Looks after deferred requests, for which no call waits: when the next step is due, and at least once a minute.</summary>
internal sealed class DeferredService(GovernanceEngine engine, TimeProvider clock, ILogger<DeferredService>? logger = null) : BackgroundService
{
    private static readonly TimeSpan AtLeastEvery = TimeSpan.FromMinutes(1);

    /// <summary>However close the next step is, and however often one fails: looks are this far apart.</summary>
    private static readonly TimeSpan AtMostEvery = TimeSpan.FromSeconds(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (true)
        {
            var asked = engine.Deferred.NextAsked;
            DateTimeOffset? next = null;
            try
            {
                next = engine.Deferred.HasMethods ? await engine.Deferred.AdvanceAsync(stoppingToken).ConfigureAwait(false) : null;
            }
            catch (Exception exception) when (!stoppingToken.IsCancellationRequested)
            {
                Log.DeferredFailed(logger ?? (ILogger)NullLogger.Instance, exception);
            }

            await WaitAsync(asked, next, stoppingToken).ConfigureAwait(false);
        }
    }

    private async Task WaitAsync(Task asked, DateTimeOffset? next, CancellationToken stoppingToken)
    {
        try
        {
            await asked.WaitAsync(engine.Deferred.HasMethods ? Until(next) : Timeout.InfiniteTimeSpan, clock, stoppingToken).ConfigureAwait(false);
        }
        catch (TimeoutException)
        {
            // It is time to look.
        }
    }

    private TimeSpan Until(DateTimeOffset? next)
    {
        var left = next - clock.GetUtcNow() ?? AtLeastEvery;
        return left < AtMostEvery ? AtMostEvery : left > AtLeastEvery ? AtLeastEvery : left;
    }
}
