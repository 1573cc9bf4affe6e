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

/// <summary>Nobody waits for a deferred request and nobody comes for it: it moves on all the same.</summary>
public sealed class DeferredWalkTests : IDisposable
{
    private static readonly Bill Bill = new("BL-7", "lithium batteries");
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private readonly TemporaryFolder _folder = new();
    private readonly ManualTimeProvider _clock = new();
    private readonly List<IDisposable> _opened = [];
    private readonly Bell _bell = new();
    private readonly GovernanceEngine _engine;

    public DeferredWalkTests() => _engine = Process();

    public void Dispose()
    {
        _opened.ForEach(store => store.Dispose());
        _folder.Dispose();
    }

    [Fact]
    public async Task The_next_group_is_asked_when_the_time_of_the_last_one_is_up()
    {
        var pending = await LeaveAsync();
        _clock.Advance(Facts.StepTimeout - TimeSpan.FromSeconds(1));
        Assert.Equal(_clock.GetUtcNow() + TimeSpan.FromSeconds(1), await AdvanceAsync());
        Assert.Equal("hazmat-desk", await GroupsAsync(pending));

        _clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(_clock.GetUtcNow() + Facts.StepTimeout, await AdvanceAsync());

        Assert.Equal("hazmat-desk compliance", await GroupsAsync(pending));
        Assert.Equal(["hazmat-desk", "compliance"], _bell.Rung);
        var asked = (await RecordsAsync("approvalAsked"))[^1];
        Assert.Equal("compliance", asked.Data.GetProperty("group").GetString());
        Assert.Equal((await RecordsAsync("intent")).Single().Call, asked.Call);
    }

    [Fact]
    public async Task What_nobody_answers_ends_and_whoever_comes_gets_the_fallback_without_the_model()
    {
        var router = Router(_engine);
        var pending = await LeaveAsync(router);
        await LetPassAsync(steps: 2);

        Assert.Empty(await WaitingAsync());
        Assert.Equal("timedOut", Assert.Single(await RecordsAsync("approvalDecided")).Data.GetProperty("verdict").GetString());
        var refused = await Assert.ThrowsAsync<ApprovalRefusedException>(() => _engine.Desk.ReleaseAsync(pending, "cleo", "late").AsTask());
        Assert.Equal($"Request {pending} was up at 2027-03-01 13:00:00Z, and nobody had decided: RouteByRules answers.", refused.Message);
        await LetPassAsync(steps: 3);

        var restarted = Router(Process());
        Exception? why = null;
        restarted.Rules = (_, failure) =>
        {
            why = failure;
            return new Route("rules");
        };
        Assert.Equal("rules", (await restarted.RouteAsync(Bill)).Queue);
        Assert.Equal((1, 0), (router.CoreRuns, restarted.CoreRuns));
        Assert.Single(await RecordsAsync("approvalDecided"));
        Assert.Equal(pending, Assert.IsType<ApprovalTimeoutException>(why).Request);

        await Assert.ThrowsAsync<ApprovalPendingException>(() => restarted.RouteAsync(Bill));
        Assert.Equal(1, restarted.CoreRuns);
    }

    [Fact]
    public async Task An_end_that_a_dead_process_noted_and_did_not_record_is_recorded_by_whoever_comes()
    {
        var pending = await LeaveAsync();
        Assert.True(await _engine.Approvals.TryTimeOutAsync(pending, 1));

        Assert.Equal("rules", (await Router(_engine).RouteAsync(Bill)).Queue);
        Assert.Equal("timedOut", Assert.Single(await RecordsAsync("approvalDecided")).Data.GetProperty("verdict").GetString());
    }

    [Fact]
    public async Task One_that_keeps_waiting_never_ends()
    {
        var engine = Process(Method(OnTimeout.KeepWaiting));
        var pending = await LeaveAsync(Router(engine, Method(OnTimeout.KeepWaiting)));

        await LetPassAsync(steps: 5, engine);

        Assert.Equal("hazmat-desk compliance", await GroupsAsync(pending));
        Assert.Equal(pending, Assert.Single(await WaitingAsync()).Id);
        await engine.Desk.ReleaseAsync(pending, "cleo", "found it at last");
        Assert.Equal("standard", (await Router(engine, Method(OnTimeout.KeepWaiting)).RouteAsync(Bill)).Queue);
    }

    [Fact]
    public async Task A_group_of_which_nobody_is_there_is_passed_over_on_record()
    {
        var method = Method(chain: ["hazmat-desk", "night-desk", "compliance"]);
        var engine = Process(method);
        var pending = await LeaveAsync(Router(engine, method));

        await LetPassAsync(steps: 1, engine);

        Assert.Equal("hazmat-desk compliance", await GroupsAsync(pending));
        Assert.Equal(["", "nobody is present", ""], (await RecordsAsync("approvalAsked")).Select(record => record.Data.TryGetProperty("skipped", out var why) ? why.GetString() : ""));
    }

    [Fact]
    public async Task One_that_a_dead_process_had_opened_and_asked_nobody_about_is_asked_about()
    {
        var request = Approvals.Sample.Request(_clock) with { Method = Facts.RouteId, Assembly = "FreightRouting", Deferred = true };
        await _engine.Approvals.OpenAsync(request);

        await AdvanceAsync();

        Assert.Equal("hazmat-desk", await GroupsAsync(request.Id));
    }

    [Theory]
    [InlineData("decided")]
    [InlineData("another method")]
    [InlineData("asks somebody else now")]
    [InlineData("waited for")]
    public async Task What_is_not_its_to_move_is_left_alone(string what)
    {
        var pending = await LeaveAsync();
        if (what == "decided")
            await _engine.Desk.ReleaseAsync(pending, "ana", "fine");
        var engine = what switch
        {
            "another method" => Process(new GovernedMethod("M:Acme.Other", "FreightRouting", "Other", audited: true, escalation: Method().Escalation)),
            "asks somebody else now" => Process(Method(chain: ["compliance"])),
            _ => _engine,
        };
        if (what == "waited for")
        {
            await _engine.Approvals.TryCloseAsync(pending, ApprovalClosure.Superseded);
            pending = (await _engine.Approvals.OpenAsync(Approvals.Sample.Request(_clock) with { Method = Facts.RouteId, Assembly = "FreightRouting" })).Id;
        }

        var before = await GroupsAsync(pending);
        await LetPassAsync(steps: 2, engine);

        Assert.Equal(before, await GroupsAsync(pending));
        Assert.Null((await _engine.Approvals.FindAsync(pending))!.TimedOutAt);
    }

    [Fact]
    public async Task Of_many_processes_one_asks_and_one_ends_it()
    {
        var pending = await LeaveAsync();
        var processes = Enumerable.Range(0, 6).Select(_ => Process()).ToList();
        for (var step = 0; step < 2; step++)
        {
            _clock.Advance(Facts.StepTimeout);
            await Task.WhenAll(processes.Select(process => Task.Run(() => process.Deferred.AdvanceAsync(default).AsTask())));
        }

        Assert.Equal("hazmat-desk compliance", await GroupsAsync(pending));
        Assert.Equal(["hazmat-desk", "compliance"], _bell.Rung);
        Assert.Equal(2, (await RecordsAsync("approvalAsked")).Count);
        Assert.Single(await RecordsAsync("approvalDecided"));
    }

    [Fact]
    public async Task Who_comes_at_the_same_time_asks_nobody_twice()
    {
        var pending = await LeaveAsync();
        _clock.Advance(Facts.StepTimeout);
        var processes = Enumerable.Range(0, 3).Select(_ => Process()).ToList();

        await Task.WhenAll([
            .. processes.Select(process => Task.Run(() => process.Deferred.AdvanceAsync(default).AsTask())),
            .. processes.Select(process => Task.Run(() => Assert.ThrowsAsync<ApprovalPendingException>(() => Router(process).RouteAsync(Bill)))),
        ]);

        Assert.Equal("hazmat-desk compliance", await GroupsAsync(pending));
        Assert.Equal(["hazmat-desk", "compliance"], _bell.Rung);
    }

    [Fact]
    public async Task Of_processes_that_come_for_a_decision_one_gets_it()
    {
        var pending = await LeaveAsync();
        await _engine.Desk.AnswerAsync(pending, "ana", new("""{"Queue":"hazmat"}"""u8.ToArray()), "it is lithium");
        var processes = Enumerable.Range(0, 6).Select(_ => Process()).ToList();

        var answers = await Task.WhenAll(processes.Select(process => Task.Run(async () =>
        {
            var got = await Record.ExceptionAsync(async () => Assert.Equal("hazmat", (await Router(process).RouteAsync(Bill)).Queue));
            return got is null ? "hazmat" : Assert.IsAssignableFrom<Exception>(got).GetType().Name;
        })));

        Assert.Single(answers, answer => answer == "hazmat");
        Assert.Single(await RecordsAsync("outcome"), record => record.Data.GetProperty("outcome").GetString() == "corrected");
    }

    [Fact]
    public async Task Of_a_quorum_that_was_not_reached_the_record_says_who_spoke_and_not_what_they_wrote()
    {
        var method = Method(quorum: 2);
        var engine = Process(method);
        var pending = await LeaveAsync(Router(engine, method));
        await engine.Desk.ReleaseAsync(pending, "ana", "call 5555-0199");

        await LetPassAsync(steps: 2, engine);

        var said = Assert.Single(await RecordsAsync("approvalDecided")).Data.GetProperty("decisions")[0];
        Assert.Equal(("ana", "[redacted]"), (said.GetProperty("by").GetString(), said.GetProperty("reason").GetString()));
    }

    [Fact]
    public async Task What_a_drill_asked_ends_for_good()
    {
        var report = await new Drills.Drills(_engine).RunAsync("nobody answers", null, () => Router(_engine).RouteAsync(Bill));
        var pending = Assert.IsType<ApprovalPendingException>(report.Failure).Request;

        await LetPassAsync(steps: 2);

        Assert.False(await _engine.Approvals.TryCloseAsync(pending, ApprovalClosure.TimedOut));
        Assert.Single(await RecordsAsync("approvalDecided"));
    }

    [Fact]
    public async Task Two_hosts_on_one_folder_move_on_what_a_third_left_behind()
    {
        var pending = await LeaveAsync();
        DeferredService[] hosts = [new(Process(), _clock), new(Process(), _clock)];
        foreach (var host in hosts)
            await host.StartAsync(default);
        await LookedAsync();

        await LookAsync(Facts.StepTimeout);
        Assert.Equal("hazmat-desk compliance", await GroupsAsync(pending));

        await LookAsync(Facts.StepTimeout);
        Assert.NotNull((await _engine.Approvals.FindAsync(pending))!.TimedOutAt);
        Assert.Equal(["hazmat-desk", "compliance"], _bell.Rung);
        Assert.Single(await RecordsAsync("approvalDecided"));
        foreach (var host in hosts)
            await host.StopAsync(default);
    }

    [Fact]
    public async Task A_host_learns_at_once_of_what_its_own_calls_ask()
    {
        var method = Method(stepTimeout: TimeSpan.FromSeconds(5));
        var engine = Process(method);
        var host = new DeferredService(engine, _clock);
        await host.StartAsync(default);
        await _clock.WhenWaitingAsync(1).WaitAsync(Patience);
        var pending = await LeaveAsync(Router(engine, method));

        _clock.Advance(TimeSpan.FromSeconds(5));
        await _bell.RangTwice.WaitAsync(Patience);

        Assert.Equal("hazmat-desk compliance", await GroupsAsync(pending));
        await host.StopAsync(default);
    }

    private static GovernedMethod Method(OnTimeout onTimeout = OnTimeout.Fallback, int quorum = 1, TimeSpan? stepTimeout = null, params string[] chain) => Facts.With(
        new EscalationPolicy(chain.Length == 0 ? ["hazmat-desk", "compliance"] : chain, (stepTimeout ?? Facts.StepTimeout).Ticks, Ask.BeforeRelease, null, null, quorum, onTimeout, mode: ApprovalMode.Defer),
        new FallbackPolicy("RouteByRules"));

    private static HandMadeRouter Router(GovernanceEngine engine, GovernedMethod? method = null) => new(engine, method ?? Method());

    /// <summary>What a process of its own would have: its stores share nothing with others but the folder.</summary>
    private GovernanceEngine Process(GovernedMethod? method = null)
    {
        method ??= Method();
        var options = new GovernedAiOptions { Folder = _folder.Path };
        options.Group("hazmat-desk", "ana", "bo").Group("compliance", "cleo").Group("night-desk");
        var ledger = EmbeddedStores.Ledger(options, _clock);
        var approvals = EmbeddedStores.Approvals(options, _clock, NullLogger.Instance);
        _opened.AddRange([ledger, approvals]);
        return new GovernanceEngine(new GovernanceParts
        {
            Ledger = ledger,
            Payloads = EmbeddedStores.Payloads(options),
            Approvals = approvals,
            People = EmbeddedStores.People(options),
            Serializer = new PayloadSerializer(options.Json),
            Approvers = [_bell],
            Clock = _clock,
            Methods = () => [method],
        });
    }

    private async Task<string> LeaveAsync(HandMadeRouter? router = null) =>
        (await Assert.ThrowsAsync<ApprovalPendingException>(() => (router ?? Router(_engine)).RouteAsync(Bill))).Request;

    private ValueTask<DateTimeOffset?> AdvanceAsync() => _engine.Deferred.AdvanceAsync(default);

    private async Task LetPassAsync(int steps, GovernanceEngine? engine = null)
    {
        for (var step = 0; step < steps; step++)
        {
            _clock.Advance(Facts.StepTimeout);
            await (engine ?? _engine).Deferred.AdvanceAsync(default);
        }
    }

    private async Task LookAsync(TimeSpan time)
    {
        _clock.Advance(time);
        await LookedAsync();
    }

    /// <summary>Both hosts have looked when both wait for the next time.</summary>
    private Task LookedAsync() => _clock.WhenWaitingAsync(2).WaitAsync(Patience);

    private async Task<string> GroupsAsync(string request) => string.Join(' ', (await _engine.Approvals.FindAsync(request))!.Asked.Select(step => step.Group));

    private async Task<List<ApprovalRequest>> WaitingAsync()
    {
        var waiting = new List<ApprovalRequest>();
        await foreach (var request in _engine.Approvals.ListWaitingAsync())
            waiting.Add(request);
        return waiting;
    }

    private async Task<List<LedgerRecord>> RecordsAsync(string kind)
    {
        var records = new List<LedgerRecord>();
        await foreach (var record in _engine.Ledger.ReadAsync())
        {
            if (record.Kind == kind)
                records.Add(record);
        }

        return records;
    }

    /// <summary>A way to reach people that only notes for whom it rang.</summary>
    private sealed class Bell : IApprover
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
