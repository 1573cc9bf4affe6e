using GovernedAi.Approvals;
using GovernedAi.Engine;
using GovernedAi.Incidents;
using GovernedAi.Ledger;
using GovernedAi.Runtime;
using GovernedAi.Suspension;

namespace GovernedAi.Hosting;

/// <summary>A governance without a host: in force as <see cref="GovernanceHost.Default"/> until it is disposed.</summary>
public sealed class GovernanceLease : IGovernance, IEngineOwner, IDisposable
{
    private readonly GovernanceEngine _engine;
    private readonly FileLedger _ledger;
    private readonly FileApprovalStore _approvals;

    internal GovernanceLease(GovernanceEngine engine, FileLedger ledger, FileApprovalStore approvals, IncidentDesk incidents)
    {
        Incidents = incidents;
        _engine = engine;
        _ledger = ledger;
        _approvals = approvals;
    }

    /// <summary>The ledger calls are recorded in.</summary>
    public ILedger Ledger => _ledger;

    /// <summary>Takes answers to requests.</summary>
    public ApprovalDesk Desk => _engine.Desk;

    /// <summary>Stops a use case, a method or a model, and lets it go on.</summary>
    public StopSwitch Stop => new(_engine.Suspensions!, _ledger, _engine.Clock);

    /// <summary>Takes incidents. Without a host nobody looks when a step is over: call <see cref="IncidentDesk.AdvanceAsync"/> now and then.</summary>
    public IncidentDesk Incidents { get; }

    /// <summary>Makes models fail where everything else is real.</summary>
    public Drills.Drills Drills => new(_engine);

    GovernanceEngine IEngineOwner.Engine => _engine;

    /// <inheritdoc/>
    public GovernedCall<TResult> Begin<TResult>(GovernedMethod method, CancellationToken cancellation = default) =>
        _engine.Begin<TResult>(method, cancellation);

    /// <inheritdoc/>
    public GovernedStream<T> BeginStream<T>(GovernedMethod method, CancellationToken cancellation = default) =>
        _engine.BeginStream<T>(method, cancellation);

    /// <summary>Ends it: governed methods are refused again until something else is configured.</summary>
    public void Dispose()
    {
        GovernanceHost.Retire(this);
        _engine.StopWaiting();
        _approvals.Dispose();
        _ledger.Dispose();
    }
}
