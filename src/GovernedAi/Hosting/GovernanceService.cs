using GovernedAi.Engine;
using GovernedAi.Ledger;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace GovernedAi.Hosting;

/// <summary>Checks the governance before anything else of the host starts, and makes it the default of the process.</summary>
internal sealed class GovernanceService(GovernanceEngine engine, IOptions<GovernedAiOptions> options, IHostEnvironment? environment = null)
    : IHostedLifecycleService
{
    public async Task StartingAsync(CancellationToken cancellationToken)
    {
        var check = new StartupCheck(engine);
        if (environment is not null && environment.IsProduction() && options.Value.Folder is null && engine.Ledger is FileLedger)
        {
            check.Add(
                $"this host runs in the Production environment, and nothing says where its records go. State the folder: `AddGovernedAi(o => o.Folder = \"/var/lib/your-service/governance\")`; " +
                $"or `\"{GovernedAiOptions.DefaultFolder}\"` if that is what you want.");
        }

        await check.RunAsync(cancellationToken).ConfigureAwait(false);
        GovernanceHost.Default = engine;
    }

    public Task StoppedAsync(CancellationToken cancellationToken)
    {
        GovernanceHost.Retire(engine);
        return Task.CompletedTask;
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken)
    {
        engine.StopWaiting();
        return Task.CompletedTask;
    }
}
