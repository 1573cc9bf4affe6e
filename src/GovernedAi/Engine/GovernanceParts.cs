using System.Security.Cryptography;
using GovernedAi.Approvals;
using GovernedAi.Drills;
using GovernedAi.Ledger;
using GovernedAi.Payloads;
using GovernedAi.People;
using GovernedAi.Privacy;
using GovernedAi.Runtime;
using GovernedAi.Suspension;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace GovernedAi.Engine;

/// <summary>What a governance is put together from.</summary>
internal sealed class GovernanceParts
{
    public required ILedger Ledger { get; init; }

    public required IPayloadStore Payloads { get; init; }

    public required IApprovalStore Approvals { get; init; }

    public required IPeople People { get; init; }

    /// <summary>What is stopped; without one nothing can be.</summary>
    public ISuspensions? Suspensions { get; init; }

    public required PayloadSerializer Serializer { get; init; }

    public IRedactor? Redactor { get; init; }

    public IReadOnlyList<IApprover> Approvers { get; init; } = [];

    public IRequesterAccessor? Requester { get; init; }

    public TimeProvider Clock { get; init; } = TimeProvider.System;

    public ILogger Logger { get; init; } = NullLogger.Instance;

    public OutsideScope OutsideScope { get; init; }

    /// <summary>Draws numbers from 0 up to 1, by which calls are sampled. Nobody can tell the next one.</summary>
    public Func<double> Draw { get; init; } = static () => RandomNumberGenerator.GetInt32(int.MaxValue) / (double)int.MaxValue;

    /// <summary>When methods suspend themselves; never when nothing is said.</summary>
    public TripOptions? Trip { get; init; }

    /// <summary>Use cases, names or ids of methods whose model only runs beside what answers.</summary>
    public IReadOnlyList<string> Shadow { get; init; } = [];

    /// <summary>What stands in for the model of the next call, where tests say so.</summary>
    public Func<DrillModel?>? StandIn { get; init; }

    /// <summary>The governed methods whose deferred requests are moved on while nobody waits.</summary>
    public Func<IReadOnlyList<GovernedMethod>> Methods { get; init; } = static () => GovernedMethods.Registered;

    public TimeSpan LongestStep { get; init; } = TimeSpan.MaxValue;
}
