using GovernedAi.HealthChecks;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Options;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Adds the health of the governance to a host's health checks.</summary>
public static class GovernedAiHealthChecksBuilderExtensions
{
    /// <summary>
    /// Reports the governance that <c>services.AddGovernedAi()</c> adds. Unhealthy: governed calls are refused now, or nobody can answer
    /// requests. Degraded: that is coming, or somebody has to look.
    /// </summary>
    /// <param name="builder">The health checks of the host.</param>
    /// <param name="configure">Changes the thresholds.</param>
    /// <param name="name">The name of the check.</param>
    /// <param name="failureStatus">What is reported in place of <see cref="HealthStatus.Unhealthy"/>.</param>
    /// <param name="tags">Tags to filter checks by.</param>
    /// <param name="timeout">How long the check may take; a ledger that another process holds is waited for, for ten seconds.</param>
    public static IHealthChecksBuilder AddGovernedAi(
        this IHealthChecksBuilder builder,
        Action<GovernedAiHealthOptions>? configure = null,
        string name = "governedai",
        HealthStatus? failureStatus = null,
        IEnumerable<string>? tags = null,
        TimeSpan? timeout = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        var options = builder.Services.AddOptions<GovernedAiHealthOptions>(name);
        if (configure is not null)
            options.Configure(configure);

        // The check takes its services when it runs: what cannot be made is then a finding, and not an exception of the endpoint.
        return builder.Add(new HealthCheckRegistration(name, services => new GovernanceHealthCheck(services), failureStatus, tags, timeout));
    }
}
