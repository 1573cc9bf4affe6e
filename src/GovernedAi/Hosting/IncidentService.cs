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

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (true)
        {
            try
            {
                await desk.AdvanceAsync(stoppingToken).ConfigureAwait(false);
            }
            catch (Exception exception) when (!stoppingToken.IsCancellationRequested)
            {
                // The next look tries again; meanwhile somebody may wait to be told.
                Log.IncidentsFailed(logger ?? (ILogger)NullLogger.Instance, exception);
            }

            await Task.Delay(Every, clock, stoppingToken).ConfigureAwait(false);
        }
    }
}
