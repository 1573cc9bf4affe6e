using GovernedAi.Approvals;
using GovernedAi.Drills;
using GovernedAi.Ledger;
using GovernedAi.Payloads;
using GovernedAi.People;
using GovernedAi.Privacy;
using GovernedAi.Runtime;
using GovernedAi.Suspension;
using Microsoft.Extensions.Logging;

namespace GovernedAi.Engine;

/// <summary>Holds what governed calls run on, and begins them.</summary>
internal sealed class GovernanceEngine : IGovernance, IEngineOwner
{
    private readonly CancellationTokenSource _stopping = new();
    private readonly string[] _shadow;

    public GovernanceEngine(GovernanceParts parts)
    {
        Ledger = parts.Ledger;
        Payloads = parts.Payloads;
        Approvals = parts.Approvals;
        People = parts.People;
        Approvers = parts.Approvers;
        Requester = parts.Requester;
        Suspensions = parts.Suspensions;
        Clock = parts.Clock;
        Serializer = parts.Serializer;
        Redaction = new Redaction(parts.Redactor);
        Logger = parts.Logger;
        OutsideScope = parts.OutsideScope;
        LongestStep = parts.LongestStep;
        Draw = parts.Draw;
        StandIn = parts.StandIn;
        _shadow = [.. parts.Shadow];
        Desk = new ApprovalDesk(Approvals, Clock);
        Journal = new CallJournal(this);
        Deferred = new DeferredWalk(this, parts.Methods);
        Trip = parts.Trip is null || Suspensions is null ? null : new SuspensionTrip(parts.Trip, this);
    }

    /// <summary>Cancelled when the process ends: who waits for a person then stops waiting, and the request stays open.</summary>
    public CancellationToken Stopping => _stopping.Token;

    public ILedger Ledger { get; }

    public IPayloadStore Payloads { get; }

    public IApprovalStore Approvals { get; }

    public IPeople People { get; }

    public IReadOnlyList<IApprover> Approvers { get; }

    public IRequesterAccessor? Requester { get; }

    public ISuspensions? Suspensions { get; }

    public TimeProvider Clock { get; }

    public PayloadSerializer Serializer { get; }

    public Redaction Redaction { get; }

    public ILogger Logger { get; }

    public OutsideScope OutsideScope { get; }

    public TimeSpan LongestStep { get; }

    /// <summary>Draws a number from 0 up to 1.</summary>
    public Func<double> Draw { get; }

    /// <summary>What stands in for the model of the next call, where tests say so.</summary>
    public Func<DrillModel?>? StandIn { get; }

    public ApprovalDesk Desk { get; }

    public CallJournal Journal { get; }

    /// <summary>Moves requests on for which nobody waits.</summary>
    public DeferredWalk Deferred { get; }

    /// <summary>Suspends methods of which too many calls go wrong, where that is wanted.</summary>
    public SuspensionTrip? Trip { get; }

    GovernanceEngine IEngineOwner.Engine => this;

    public void StopWaiting() => _stopping.Cancel();

    /// <summary>Whether a method's model only runs beside what answers.</summary>
    public bool IsShadow(GovernedMethod method)
    {
        foreach (var name in _shadow)
        {
            if (name == method.UseCase || name == method.Name || name == method.Id)
                return true;
        }

        return false;
    }

    /// <summary>What stops a method; <see langword="null"/> when nothing does.</summary>
    public Suspended? SuspensionOf(GovernedMethod method)
    {
        if (Suspensions?.Current is not { Count: > 0 } stopped)
            return null;
        foreach (var suspended in stopped)
        {
            if (suspended.Until <= Clock.GetUtcNow())
                continue;
            var name = suspended.Kind switch
            {
                SuspensionKind.UseCase => method.UseCase,
                SuspensionKind.Method when suspended.Name == method.Name => method.Name,
                SuspensionKind.Method => method.Id,
                _ => null,
            };
            if (name == suspended.Name)
                return suspended;
        }

        return null;
    }

    /// <summary>What stops a model; <see langword="null"/> when nothing does.</summary>
    public Suspended? SuspensionOf(string? model) => model is null
        ? null
        : Suspensions?.Current.FirstOrDefault(suspended => suspended.Kind == SuspensionKind.Model && suspended.Name == model && !(suspended.Until <= Clock.GetUtcNow()));

    public GovernedCall<TResult> Begin<TResult>(GovernedMethod method, CancellationToken cancellation = default) =>
        new(this, method, cancellation);

    public GovernedStream<T> BeginStream<T>(GovernedMethod method, CancellationToken cancellation = default) =>
        new(this, method, cancellation);
}
