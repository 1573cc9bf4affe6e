using GovernedAi;
using GovernedAi.Approvals;
using GovernedAi.Drills;
using GovernedAi.Engine;
using GovernedAi.Hosting;
using GovernedAi.Incidents;
using GovernedAi.Ledger;
using GovernedAi.Payloads;
using GovernedAi.People;
using GovernedAi.Retention;
using GovernedAi.Suspension;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Adds the governance that governed methods run under.</summary>
public static class GovernedAiServiceCollectionExtensions
{
    private const string Category = "GovernedAi";

    /// <summary>
    /// Adds the embedded governance: ledger, payloads, approvals and people in one folder. When the host starts it is checked
    /// (groups resolve to people, the folder can be written, results can be stored) and becomes <see cref="GovernanceHost.Default"/>.
    /// Each store that was registered before, as <see cref="ILedger"/>, <see cref="IPayloadStore"/>, <see cref="IApprovalStore"/> or
    /// <see cref="IPeople"/>, takes the place of the embedded one.
    /// </summary>
    /// <param name="services">The services of the host.</param>
    /// <param name="configure">Changes the settings.</param>
    public static IServiceCollection AddGovernedAi(this IServiceCollection services, Action<GovernedAiOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(services);
        var options = services.AddOptions<GovernedAiOptions>();
        if (configure is not null)
            options.Configure(configure);

        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<ILedger>(provider => EmbeddedStores.Ledger(Options(provider), Clock(provider)));
        services.TryAddSingleton<IPayloadStore>(provider => EmbeddedStores.Payloads(Options(provider)));
        services.TryAddSingleton<IApprovalStore>(provider => EmbeddedStores.Approvals(Options(provider), Clock(provider), Logger(provider)));
        services.TryAddSingleton(provider => EmbeddedStores.People(Options(provider)));
        services.TryAddSingleton(provider => new ApprovalDesk(provider.GetRequiredService<IApprovalStore>(), Clock(provider)));
        services.TryAddSingleton<ISuspensions>(provider => EmbeddedStores.Suspensions(Options(provider), Clock(provider)));
        services.TryAddSingleton(provider => new StopSwitch(provider.GetRequiredService<ISuspensions>(), provider.GetRequiredService<ILedger>(), Clock(provider)));
        services.TryAddSingleton(Engine);
        services.TryAddSingleton(provider => new Drills(provider.GetRequiredService<GovernanceEngine>()));
        services.TryAddSingleton<IGovernance>(provider => provider.GetRequiredService<GovernanceEngine>());
        services.TryAddSingleton(provider => new IncidentDesk(
            provider.GetRequiredService<ILedger>(), provider.GetRequiredService<IPayloadStore>(), provider.GetRequiredService<IPeople>(),
            [new LogNotifier(Logger(provider)), .. provider.GetServices<IIncidentNotifier>(), .. Options(provider).IncidentNotifiers], Clock(provider), Logger(provider)));
        services.TryAddSingleton(provider => new LegalHolds(provider.GetRequiredService<ILedger>(), provider.GetRequiredService<IPayloadStore>(), Clock(provider)));
        services.TryAddSingleton(provider => new DataSubjects(
            provider.GetRequiredService<ILedger>(), provider.GetRequiredService<IPayloadStore>(), provider.GetRequiredService<IApprovalStore>(), Clock(provider)));
        services.TryAddSingleton(provider => new EvidenceRetention(
            provider.GetRequiredService<ILedger>(), provider.GetRequiredService<IPayloadStore>(), provider.GetRequiredService<IApprovalStore>(), Options(provider).Retention, Clock(provider)));
        services.AddHostedService<GovernanceService>();
        services.AddHostedService<DeferredService>();
        services.AddHostedService<RetentionService>();
        services.AddHostedService<IncidentService>();
        return services;
    }

    private static GovernanceEngine Engine(IServiceProvider provider)
    {
        var options = Options(provider);
        var people = provider.GetRequiredService<IPeople>();
        List<IApprover> approvers = [.. provider.GetServices<IApprover>()];
        if (options.AskAtConsole)
            approvers.Add(ConsoleApprover.ForThisProcess(people));
        return new GovernanceEngine(new GovernanceParts
        {
            Ledger = provider.GetRequiredService<ILedger>(),
            Payloads = provider.GetRequiredService<IPayloadStore>(),
            Approvals = provider.GetRequiredService<IApprovalStore>(),
            People = people,
            Suspensions = provider.GetRequiredService<ISuspensions>(),
            Approvers = approvers,
            Requester = provider.GetService<IRequesterAccessor>() ?? options.Requester,
            Serializer = new PayloadSerializer(options.Json),
            Redactor = options.Redactor,
            Clock = Clock(provider),
            Logger = Logger(provider),
            OutsideScope = options.OutsideScope,
            LongestStep = options.LongestStep ?? TimeSpan.MaxValue,
            Shadow = [.. options.Shadow],
            Trip = options.Trip,
        });
    }

    private static GovernedAiOptions Options(IServiceProvider provider) => provider.GetRequiredService<IOptions<GovernedAiOptions>>().Value;

    private static TimeProvider Clock(IServiceProvider provider) => provider.GetRequiredService<TimeProvider>();

    private static ILogger Logger(IServiceProvider provider) =>
        provider.GetService<ILoggerFactory>()?.CreateLogger(Category) ?? NullLogger.Instance;
}
