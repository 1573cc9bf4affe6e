using GovernedAi.Approvals;
using GovernedAi.Engine;
using GovernedAi.Hosting;
using GovernedAi.Ledger;
using GovernedAi.Payloads;
using GovernedAi.Runtime;
using GovernedAi.Testing;
using GovernedAi.Tests.Runtime;
using Microsoft.Extensions.Logging.Abstractions;

namespace GovernedAi.Tests.Hosting;

/// <summary>Processes that share a folder, a clock that stands still, and a deferred request that they leave behind.</summary>
public abstract class DeferredWalk : IDisposable
{
    private protected static readonly Bill Bill = new("BL-7", "lithium batteries");
    private protected static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private readonly TemporaryFolder _folder = new();
    private readonly List<IDisposable> _opened = [];

    private protected DeferredWalk() => Engine = Process();

    private protected ManualTimeProvider Clock { get; } = new();

    private protected Bell Rang { get; } = new();

    private protected GovernanceEngine Engine { get; }

    public void Dispose()
    {
        _opened.ForEach(store => store.Dispose());
        _folder.Dispose();
        GC.SuppressFinalize(this);
    }

    private protected static GovernedMethod Method(OnTimeout onTimeout = OnTimeout.Fallback, int quorum = 1, TimeSpan? stepTimeout = null, params string[] chain) => Facts.With(
        new EscalationPolicy(chain.Length == 0 ? ["hazmat-desk", "compliance"] : chain, (stepTimeout ?? Facts.StepTimeout).Ticks, Ask.BeforeRelease, null, null, quorum, onTimeout, mode: ApprovalMode.Defer),
        new FallbackPolicy("RouteByRules"));

    private protected static HandMadeRouter Router(GovernanceEngine engine, GovernedMethod? method = null) => new(engine, method ?? Method());

    /// <summary>What a process of its own would have: its stores share nothing with others but the folder.</summary>
    private protected GovernanceEngine Process(GovernedMethod? method = null)
    {
        method ??= Method();
        var options = new GovernedAiOptions { Folder = _folder.Path };
        options.Group("hazmat-desk", "ana", "bo").Group("compliance", "cleo").Group("night-desk");
        var ledger = EmbeddedStores.Ledger(options, Clock);
        var approvals = EmbeddedStores.Approvals(options, Clock, NullLogger.Instance);
        _opened.AddRange([ledger, approvals]);
        return new GovernanceEngine(new GovernanceParts
        {
            Ledger = ledger,
            Payloads = EmbeddedStores.Payloads(options),
            Approvals = approvals,
            People = EmbeddedStores.People(options),
            Serializer = new PayloadSerializer(options.Json),
            Approvers = [Rang],
            Clock = Clock,
            Methods = () => [method],
        });
    }

    private protected async Task<string> LeaveAsync(HandMadeRouter? router = null) =>
        (await Assert.ThrowsAsync<ApprovalPendingException>(() => (router ?? Router(Engine)).RouteAsync(Bill))).Request;

    private protected ValueTask<DateTimeOffset?> AdvanceAsync() => Engine.Deferred.AdvanceAsync(default);

    private protected async Task LetPassAsync(int steps, GovernanceEngine? engine = null)
    {
        for (var step = 0; step < steps; step++)
        {
            Clock.Advance(Facts.StepTimeout);
            await (engine ?? Engine).Deferred.AdvanceAsync(default);
        }
    }

    private protected async Task LookAsync(TimeSpan time)
    {
        Clock.Advance(time);
        await LookedAsync();
    }

    /// <summary>Both hosts have looked when both wait for the next time.</summary>
    private protected Task LookedAsync() => Clock.WhenWaitingAsync(2).WaitAsync(Patience);

    private protected async Task<string> GroupsAsync(string request) => string.Join(' ', (await Engine.Approvals.FindAsync(request))!.Asked.Select(step => step.Group));

    private protected async Task<List<ApprovalRequest>> WaitingAsync()
    {
        var waiting = new List<ApprovalRequest>();
        await foreach (var request in Engine.Approvals.ListWaitingAsync())
            waiting.Add(request);
        return waiting;
    }

    private protected async Task<List<LedgerRecord>> RecordsAsync(string kind)
    {
        var records = new List<LedgerRecord>();
        await foreach (var record in Engine.Ledger.ReadAsync())
        {
            if (record.Kind == kind)
                records.Add(record);
        }

        return records;
    }

    /// <summary>A way to reach people that only notes for whom it rang.</summary>
    private protected sealed class Bell : IApprover
    {
        private readonly List<string> _rung = [];
        private readonly TaskCompletionSource _twice = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public IReadOnlyList<string> Rung
        {
            get
            {
                lock (_rung)
                    return [.. _rung];
            }
        }

        public Task RangTwice => _twice.Task;

        public Task AskAsync(ApprovalRequest request, ApprovalDesk desk, CancellationToken cancellation)
        {
            lock (_rung)
            {
                _rung.Add(request.Asked[^1].Group);
                if (_rung.Count == 2)
                    _twice.TrySetResult();
            }

            return Task.CompletedTask;
        }
    }
}
