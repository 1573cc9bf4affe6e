using GovernedAi.Approvals;
using GovernedAi.Engine;
using GovernedAi.Hosting;
using GovernedAi.Incidents;
using GovernedAi.Payloads;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace GovernedAi;

/// <summary>The governance of methods whose type has no <see cref="IGovernance"/> of its own.</summary>
public static class GovernanceHost
{
    private static readonly AsyncLocal<IGovernance?> Override = new();
    private static volatile bool _overridden;
    private static IGovernance _configured = UnconfiguredGovernance.Instance;

    /// <summary>
    /// The governance of this process. Until something is configured, it refuses every governed call and says which line to add.
    /// </summary>
    public static IGovernance Default
    {
        get => _overridden && Override.Value is { } local ? local : Volatile.Read(ref _configured);
        set => Volatile.Write(ref _configured, value ?? throw new ArgumentNullException(nameof(value)));
    }

    /// <summary>Whether something was configured for this process.</summary>
    public static bool IsConfigured => !ReferenceEquals(Volatile.Read(ref _configured), UnconfiguredGovernance.Instance);

    /// <summary>
    /// Configures the embedded governance for a program without a host, checks it, and makes it <see cref="Default"/> until the
    /// lease is disposed.
    /// </summary>
    /// <param name="configure">Changes the settings.</param>
    /// <param name="clock">The clock time-outs go by; the system's when nothing is said.</param>
    /// <param name="loggers">Where log messages go; nowhere when nothing is said.</param>
    /// <exception cref="GovernanceNotConfiguredException">Something is wrong; the message names all of it.</exception>
    public static GovernanceLease Use(Action<GovernedAiOptions>? configure = null, TimeProvider? clock = null, ILoggerFactory? loggers = null)
    {
        var options = new GovernedAiOptions();
        configure?.Invoke(options);
        clock ??= TimeProvider.System;
        var logger = loggers?.CreateLogger("GovernedAi") ?? NullLogger.Instance;
        var ledger = EmbeddedStores.Ledger(options, clock);
        var approvals = EmbeddedStores.Approvals(options, clock, logger);
        var people = EmbeddedStores.People(options);
        var engine = new GovernanceEngine(new GovernanceParts
        {
            Ledger = ledger,
            Payloads = EmbeddedStores.Payloads(options),
            Approvals = approvals,
            People = people,
            Suspensions = EmbeddedStores.Suspensions(options, clock),
            Approvers = options.AskAtConsole ? [ConsoleApprover.ForThisProcess(people)] : [],
            Requester = options.Requester,
            Serializer = new PayloadSerializer(options.Json),
            Redactor = options.Redactor,
            Clock = clock,
            Logger = logger,
            OutsideScope = options.OutsideScope,
            LongestStep = options.LongestStep ?? TimeSpan.MaxValue,
            Shadow = [.. options.Shadow],
            Trip = options.Trip,
        });
        var incidents = new IncidentDesk(ledger, engine.Payloads, people, [new LogNotifier(logger), .. options.IncidentNotifiers], clock, logger);
        var lease = new GovernanceLease(engine, ledger, approvals, incidents);
        try
        {
            new StartupCheck(engine).RunAsync(CancellationToken.None).GetAwaiter().GetResult();
            Default = lease;
            return lease;
        }
        catch
        {
            lease.Dispose();
            throw;
        }
    }

    /// <summary>Takes <paramref name="governance"/> back if it is still the configured one.</summary>
    internal static void Retire(IGovernance governance) =>
        Interlocked.CompareExchange(ref _configured, UnconfiguredGovernance.Instance, governance);

    /// <summary>Puts a governance in front of the configured one for the current flow of control: what tests use.</summary>
    internal static IGovernance? Overlay(IGovernance? governance)
    {
        _overridden = true;
        var previous = Override.Value;
        Override.Value = governance;
        return previous;
    }
}
