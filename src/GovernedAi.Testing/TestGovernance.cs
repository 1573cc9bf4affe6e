using GovernedAi.Approvals;
using GovernedAi.Engine;
using GovernedAi.Incidents;
using GovernedAi.Ledger;
using GovernedAi.Payloads;
using GovernedAi.People;
using GovernedAi.Runtime;
using GovernedAi.Suspension;

namespace GovernedAi.Testing;

/// <summary>A governance in memory, in force as <see cref="GovernanceHost.Default"/> for the test that made it.</summary>
public sealed class TestGovernance : IGovernance, IEngineOwner, IDisposable
{
    private readonly GovernanceEngine _engine;
    private readonly InMemoryPayloadStore _payloads = new();
    private readonly InMemorySuspensions _suspensions = new();
    private readonly IGovernance? _previous;

    internal TestGovernance(TestGovernanceOptions options)
    {
        Clock = options.Clock;
        var serializer = new PayloadSerializer(options.Json);
        Approver = new ScriptedApprover(Clock, serializer);
        Ledger = options.Ledger ?? new InMemoryLedger();
        Approvals = new InMemoryApprovalStore(Clock);
        _engine = new GovernanceEngine(new GovernanceParts
        {
            Ledger = Ledger,
            Payloads = _payloads,
            Approvals = Approvals,
            People = options.People ?? new SamePeopleForEveryGroup(options.PeopleInEveryGroup),
            Suspensions = _suspensions,
            Serializer = serializer,
            Redactor = options.Redactor,
            Approvers = [Approver],
            Requester = new FixedRequester(options.Requester),
            Clock = Clock,
            OutsideScope = options.OutsideScope,
            StandIn = Model.Next,
            Shadow = options.Shadow,
            Trip = options.Trip,
            Draw = () => options.DrawsSamples ? 0 : Math.BitDecrement(1.0),
        });
        _previous = GovernanceHost.Overlay(this);
    }

    /// <summary>The person every escalation goes to.</summary>
    public ScriptedApprover Approver { get; }

    /// <summary>The model of governed calls: the real one, until the test says what it does.</summary>
    public ScriptedModel Model { get; } = new();

    /// <summary>Runs a call and reports who was asked, in what order, what did not answer and what did.</summary>
    public Drills.Drills Drills => new(_engine);

    /// <summary>The clock all time-outs go by.</summary>
    public ManualTimeProvider Clock { get; }

    /// <summary>The ledger calls are recorded in.</summary>
    public ILedger Ledger { get; }

    /// <summary>The requests and decisions.</summary>
    public IApprovalStore Approvals { get; }

    /// <summary>Takes answers to requests, for tests that answer at a moment of their own choosing.</summary>
    public ApprovalDesk Desk => _engine.Desk;

    /// <summary>Stops a use case, a method or a model, and lets it go on.</summary>
    public StopSwitch Stop => new(_suspensions, Ledger, Clock);

    /// <summary>Takes incidents, and tells nobody: what notifiers do is tested with an <see cref="IncidentDesk"/> of its own.</summary>
    public IncidentDesk Incidents => new(Ledger, _payloads, _engine.People, [], Clock);

    /// <summary>The records written so far, in order. Empty when the test brought its own ledger.</summary>
    public IReadOnlyList<LedgerRecord> Records => Ledger is InMemoryLedger ledger ? ledger.Records : [];

    GovernanceEngine IEngineOwner.Engine => _engine;

    /// <inheritdoc/>
    public GovernedCall<TResult> Begin<TResult>(GovernedMethod method, CancellationToken cancellation = default) =>
        _engine.Begin<TResult>(method, cancellation);

    /// <inheritdoc/>
    public GovernedStream<T> BeginStream<T>(GovernedMethod method, CancellationToken cancellation = default) =>
        _engine.BeginStream<T>(method, cancellation);

    /// <summary>The content of one recorded payload, as JSON.</summary>
    /// <param name="record">The record.</param>
    /// <param name="path">The names that lead to it in the record's data, such as <c>"arguments", "bill"</c>.</param>
    /// <returns>The content; <see langword="null"/> when it was erased.</returns>
    public string? Content(LedgerRecord record, params string[] path)
    {
        var reference = path.Aggregate(record.Data, (json, name) => json.GetProperty(name));
        return _payloads.Text(reference.GetProperty("payload").GetString()!);
    }

    /// <summary>Puts back what was in force before.</summary>
    public void Dispose() => GovernanceHost.Overlay(_previous);

    private sealed class SamePeopleForEveryGroup(int count) : IPeople
    {
        private readonly IReadOnlyList<Person> _everybody = [new Person("approver"), .. Enumerable.Range(2, Math.Max(count - 1, 0)).Select(number => new Person($"approver {number}"))];

        public ValueTask<IReadOnlyList<Person>?> FindPresentAsync(string group, DateOnly day, CancellationToken cancellation = default) =>
            new(_everybody);

        public ValueTask<int?> CountMembersAsync(string group, CancellationToken cancellation = default) => new(_everybody.Count);
    }

    private sealed class FixedRequester(string? requester) : IRequesterAccessor
    {
        public string? Current { get; } = requester;
    }
}
