using GovernedAi.Engine;
using GovernedAi.Incidents;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace GovernedAi.Hosting;

/// <summary>Tells the people of incident chains when their turn comes, also of incidents that were opened by another program.</summary>
internal sealed class IncidentService(IncidentDesk desk, TimeProvider clock, ILogger<IncidentService>? logger = null) : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromMinutes(1);

    /// <summary>A look reads the whole ledger, which may be long: it takes no more than about a twentieth of one processor.</summary>
    private const int ShareOfTime = 20;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (true)
        {
            var began = clock.GetTimestamp();
            try
            {
                await desk.AdvanceAsync(stoppingToken).ConfigureAwait(false);
            }
            catch (Exception exception) when (!stoppingToken.IsCancellationRequested)
            {
                // The next look tries again; meanwhile somebody may wait to be told.
                Log.IncidentsFailed(logger ?? (ILogger)NullLogger.Instance, exception);
            }

            var took = clock.GetElapsedTime(began) * ShareOfTime;
            await Task.Delay(took > Every ? took : Every, clock, stoppingToken).ConfigureAwait(false);
        }
    }
}
