using System.Globalization;
using GovernedAi.Approvals;
using GovernedAi.Ledger;
using GovernedAi.Suspension;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Options;

namespace GovernedAi.HealthChecks;

/// <summary>Looks at ledger, disk, waiting requests and suspensions, each by itself, so that one that fails hides none of the others.</summary>
/// <param name="services">The services of the host; taken when the check runs.</param>
internal sealed class GovernanceHealthCheck(IServiceProvider services) : IHealthCheck
{
    private readonly HealthFindings _findings = new();

    /// <summary>Throws nothing but the cancellation, which the caller turns into its own time-out.</summary>
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            if (services.GetService<IGovernance>() is null)
                _findings.Unhealthy("No governance is configured: add `services.AddGovernedAi()`.");
            else
                await LookAsync(services.GetRequiredService<IOptionsMonitor<GovernedAiHealthOptions>>().Get(context.Registration.Name), cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception) when (!IsCancelled(exception, cancellationToken))
        {
            _findings.Unhealthy($"The governance cannot be set up: {exception.Message}", exception);
        }

        return _findings.Result(context.Registration.FailureStatus);
    }

    private async Task LookAsync(GovernedAiHealthOptions options, CancellationToken cancellation)
    {
        var now = (services.GetService<TimeProvider>() ?? TimeProvider.System).GetUtcNow();
        await LookAtLedgerAsync(services.GetRequiredService<ILedger>(), cancellation).ConfigureAwait(false);
        LookAtDisk(services.GetRequiredService<ILedger>(), options);
        await LookAtRequestsAsync(services.GetRequiredService<IApprovalStore>(), options, now, cancellation).ConfigureAwait(false);
        LookAtSuspensions(services.GetRequiredService<ISuspensions>(), now);
    }

    private async Task LookAtLedgerAsync(ILedger ledger, CancellationToken cancellation)
    {
        if (ledger is not IProbedLedger probed)
        {
            _findings.Note("ledger", $"not probed: {ledger.GetType().Name} is no {nameof(IProbedLedger)}");
            return;
        }

        try
        {
            var head = await probed.ProbeAsync(cancellation).ConfigureAwait(false);
            _findings.Note("ledgerHead", head?.ToString() ?? "none");
        }
        catch (Exception exception) when (!IsCancelled(exception, cancellation))
        {
            _findings.Unhealthy(exception.Message, exception);
        }
    }

    private void LookAtDisk(ILedger ledger, GovernedAiHealthOptions options)
    {
        // A folder that was taken away is the ledger's finding; one that nothing has needed yet is none.
        var folders = new[] { (ledger as FileLedger)?.Folder, GovernanceFolder() }.OfType<string>().Where(Directory.Exists).ToList();
        if (folders.Count == 0)
            return;
        try
        {
            var (folder, free) = folders.Select(folder => (folder, options.FreeBytes(folder))).MinBy(measured => measured.Item2);
            _findings.Note("diskFreeBytes", free);
            if (free < options.LowDiskBytes)
                _findings.Degraded(string.Create(CultureInfo.InvariantCulture, $"The disk of {folder} has {free:N0} bytes left, fewer than {options.LowDiskBytes:N0}."));
        }
        catch (Exception exception)
        {
            _findings.Degraded($"How much room there is on the disk of {string.Join(" and ", folders)} cannot be told: {exception.Message}", exception);
        }
    }

    private string GovernanceFolder() =>
        Path.GetFullPath(services.GetRequiredService<IOptions<GovernedAiOptions>>().Value.Folder ?? GovernedAiOptions.DefaultFolder);

    private async Task LookAtRequestsAsync(IApprovalStore approvals, GovernedAiHealthOptions options, DateTimeOffset now, CancellationToken cancellation)
    {
        try
        {
            var (waiting, oldest) = (0, (ApprovalRequest?)null);
            await foreach (var request in approvals.ListWaitingAsync(cancellation).ConfigureAwait(false))
            {
                if (request.Drill is not null)
                    continue;
                waiting++;
                oldest = oldest is null || request.At < oldest.At ? request : oldest;
            }

            _findings.Note("waitingRequests", waiting);
            if (oldest is null)
                return;
            _findings.Note("oldestRequest", oldest.Id);
            _findings.Note("oldestRequestAt", oldest.At);
            if (now - oldest.At > options.LongestWait)
                _findings.Degraded($"Request {oldest.Id} ({oldest.Name}) has waited for {now - oldest.At:c}, longer than {options.LongestWait:c}.");
        }
        catch (Exception exception) when (!IsCancelled(exception, cancellation))
        {
            _findings.Unhealthy($"Requests for approval cannot be read: {exception.Message}", exception);
        }
    }

    private void LookAtSuspensions(ISuspensions suspensions, DateTimeOffset now)
    {
        try
        {
            // Stopping is somebody's decision, and fallbacks answer: it is told, and no fault.
            _findings.Note("suspended", suspensions.Current.Where(suspended => !(suspended.Until <= now)).Select(suspended => $"{Word(suspended.Kind)} {suspended.Name}").ToArray());
        }
        catch (Exception exception)
        {
            _findings.Unhealthy($"What is suspended cannot be told, so no model is called: {exception.Message}", exception);
        }
    }

    private static string Word(SuspensionKind kind) => kind switch
    {
        SuspensionKind.UseCase => "use case",
        SuspensionKind.Method => "method",
        _ => "model",
    };

    private static bool IsCancelled(Exception exception, CancellationToken cancellation) =>
        exception is OperationCanceledException && cancellation.IsCancellationRequested;
}
