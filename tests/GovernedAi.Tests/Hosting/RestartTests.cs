using GovernedAi.Approvals;
using GovernedAi.Hosting;
using GovernedAi.Ledger;
using GovernedAi.Testing;
using GovernedAi.Tests.Runtime;

namespace GovernedAi.Tests.Hosting;

/// <summary>The process ends while a person thinks, and comes back.</summary>
[Collection("default governance of the process")]
public sealed class RestartTests : IDisposable
{
    private static readonly Bill Bill = new("BL-7", "lithium batteries");

    private readonly TemporaryFolder _folder = new();
    private readonly ManualTimeProvider _clock = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Whoever_waits_when_the_process_ends_learns_that_the_request_stays_open()
    {
        var governance = Start();
        var routing = new HandMadeRouter(governance, Facts.Escalated(fallbacks: "RouteByRules")).RouteAsync(Bill);
        await _clock.WhenWaitingAsync(2);
        var request = await WaitingAsync();

        governance.Dispose();

        Assert.Equal(request.Id, (await Assert.ThrowsAsync<ApprovalPendingException>(() => routing)).Request);
        Assert.Equal(request.Id, (await WaitingAsync()).Id);
    }

    [Fact]
    public async Task The_same_call_finds_its_request_and_the_model_is_not_asked_again()
    {
        var request = await LeaveOpenAsync();
        using var governance = Start();
        var router = new HandMadeRouter(governance, Facts.Escalated()) { Core = (_, _) => Task.FromResult(new Route("another answer")) };
        var routing = router.RouteAsync(Bill);
        await _clock.WhenWaitingAsync(2);

        await DecideAsync(desk => desk.ReleaseAsync(request.Id, "ana", "looks right"));

        Assert.Equal("standard", (await routing.WaitAsync(TimeSpan.FromSeconds(20))).Queue);
        Assert.Equal(0, router.CoreRuns);
        Assert.Contains("approvalResumed approvalDecided outcome", await KindsAsync(governance));
    }

    [Fact]
    public async Task A_decision_made_while_no_process_ran_counts_once()
    {
        var request = await LeaveOpenAsync();
        await DecideAsync(desk => desk.AnswerAsync(request.Id, "ana", new("""{"Queue":"hazmat"}"""u8.ToArray()), "it is lithium"));
        using var governance = Start();
        var router = new HandMadeRouter(governance, Facts.Escalated());

        Assert.Equal("hazmat", (await router.RouteAsync(Bill)).Queue);
        Assert.Equal(0, router.CoreRuns);

        _ = router.RouteAsync(Bill);
        await _clock.WhenWaitingAsync(2);
        Assert.Equal(1, router.CoreRuns);
        Assert.NotEqual(request.Id, (await WaitingAsync()).Id);
    }

    [Fact]
    public async Task A_decision_that_a_dead_process_had_recorded_is_not_recorded_twice()
    {
        var request = await LeaveOpenAsync();
        await DecideAsync(desk => desk.ReleaseAsync(request.Id, "ana", "looks right"));
        // It died between the record and the use: the crash that this stands for cuts the closing short.
        var unclosed = Directory.GetFiles(_folder["approvals"]).ToDictionary(file => file, File.ReadAllBytes);
        using (var governance = Start())
        {
            using (var store = new FileApprovalStore(_folder["approvals"], _clock))
                await store.BeginUseAsync(request.Id);
            unclosed[_folder[$"approvals/{request.Id}.request.json"]] = File.ReadAllBytes(_folder[$"approvals/{request.Id}.request.json"]);
            await new HandMadeRouter(governance, Facts.Escalated()).RouteAsync(Bill);
        }

        Directory.Delete(_folder["approvals/closed"], recursive: true);
        foreach (var (file, content) in unclosed)
            await File.WriteAllBytesAsync(file, content);
        using var again = Start();

        Assert.Equal("standard", (await new HandMadeRouter(again, Facts.Escalated()).RouteAsync(Bill)).Queue);
        Assert.Single((await KindsAsync(again)).Split(' '), kind => kind == "approvalDecided");
    }

    [Fact]
    public async Task A_decision_under_other_rule_sets_is_void_and_the_proposal_is_asked_about_anew()
    {
        var request = await LeaveOpenAsync();
        await DecideAsync(desk => desk.ReleaseAsync(request.Id, "ana", "looks right"));
        var file = _folder[$"approvals/{request.Id}.request.json"];
        await File.WriteAllTextAsync(file, (await File.ReadAllTextAsync(file)).Replace("\"binding\":{", "\"binding\":{\"ruleSets\":\"Acme 1.0 ab12\","));
        using var governance = Start();
        var router = new HandMadeRouter(governance, Facts.Escalated());
        var routing = router.RouteAsync(Bill);
        await _clock.WhenWaitingAsync(2);

        var anew = await WaitingAsync();
        Assert.NotEqual(request.Id, anew.Id);
        Assert.Equal(request.Proposal.ToString(), anew.Proposal.ToString());
        await DecideAsync(desk => desk.ReleaseAsync(anew.Id, "ana", "still right"));

        Assert.Equal("standard", (await routing.WaitAsync(TimeSpan.FromSeconds(20))).Queue);
        Assert.Equal(0, router.CoreRuns);
        Assert.Contains("approvalResumed approvalDecided approvalRequested approvalAsked approvalDecided outcome", await KindsAsync(governance));
    }

    [Fact]
    public async Task A_decision_of_fewer_people_than_the_build_wants_now_is_void()
    {
        var request = await LeaveOpenAsync();
        await DecideAsync(desk => desk.ReleaseAsync(request.Id, "ana", "looks right"));
        using var governance = Start();
        var policy = new GovernedAi.Runtime.EscalationPolicy(["hazmat-desk"], Facts.StepTimeout.Ticks, Ask.BeforeRelease, null, null, quorum: 2);
        var routing = new HandMadeRouter(governance, Facts.With(policy)).RouteAsync(Bill);
        await _clock.WhenWaitingAsync(2);

        var anew = await WaitingAsync();

        Assert.False(routing.IsCompleted);
        Assert.NotEqual(request.Id, anew.Id);
        Assert.Equal(2, anew.Quorum);
    }

    [Fact]
    public async Task Another_call_does_not_take_it()
    {
        var request = await LeaveOpenAsync();
        await DecideAsync(desk => desk.ReleaseAsync(request.Id, "ana", "looks right"));
        using var governance = Start();
        var router = new HandMadeRouter(governance, Facts.Escalated());

        _ = router.RouteAsync(Bill with { Cargo = "paint" });
        await _clock.WhenWaitingAsync(2);

        Assert.Equal(1, router.CoreRuns);
    }

    [Fact]
    public async Task A_request_whose_process_lives_is_not_taken()
    {
        using var governance = Start();
        var first = new HandMadeRouter(governance, Facts.Escalated());
        _ = first.RouteAsync(Bill);
        await _clock.WhenWaitingAsync(2);
        using var elsewhere = new FileApprovalStore(_folder["approvals"], _clock);
        var open = await WaitingAsync();

        Assert.Null(await elsewhere.TryAdoptAsync(open.Method, open.Binding.Arguments, "another call"));
        Assert.NotNull(await elsewhere.FindAsync(open.Id));
    }

    [Fact]
    public async Task Of_many_that_look_for_it_one_gets_it()
    {
        var open = await LeaveOpenAsync();
        var stores = Enumerable.Range(0, 8).Select(_ => new FileApprovalStore(_folder["approvals"], _clock)).ToList();

        var adopted = await Task.WhenAll(stores.Select(store => Task.Run(() => store.TryAdoptAsync(open.Method, open.Binding.Arguments, "call").AsTask())));

        Assert.Single(adopted, request => request is not null);
        stores.ForEach(store => store.Dispose());
    }

    [Fact]
    public async Task The_time_that_is_left_runs_on_and_the_next_group_is_asked()
    {
        await LeaveOpenAsync("hazmat-desk", "compliance");
        _clock.Advance(Facts.StepTimeout - TimeSpan.FromMinutes(1));
        using var governance = Start();
        var routing = new HandMadeRouter(governance, Facts.Escalated(chain: ["hazmat-desk", "compliance"], fallbacks: "RouteByRules")).RouteAsync(Bill);
        await _clock.WhenWaitingAsync(2);
        Assert.Single((await WaitingAsync()).Asked);

        _clock.Advance(TimeSpan.FromMinutes(1));
        await _clock.WhenWaitingAsync(2);
        Assert.Equal(["hazmat-desk", "compliance"], (await WaitingAsync()).Asked.Select(step => step.Group));
        _clock.Advance(Facts.StepTimeout);

        Assert.Equal("rules", (await routing.WaitAsync(TimeSpan.FromSeconds(20))).Queue);
    }

    [Fact]
    public async Task A_proposal_changed_while_no_process_ran_is_not_released()
    {
        var request = await LeaveOpenAsync();
        var file = _folder[$"approvals/{request.Id}.request.json"];
        await File.WriteAllTextAsync(file, (await File.ReadAllTextAsync(file)).Replace("\"Queue\":\"standard\"", "\"Queue\":\"express\""));
        await DecideAsync(desk => desk.ReleaseAsync(request.Id, "ana", "looks right"));
        using var governance = Start();

        await Assert.ThrowsAsync<ApprovalBindingException>(() => new HandMadeRouter(governance, Facts.Escalated()).RouteAsync(Bill));
    }

    private GovernanceLease Start() => GovernanceHost.Use(
        o =>
        {
            o.Folder = _folder.Path;
            o.AskAtConsole = false;
            o.Group("hazmat-desk", "ana").Group("compliance", "cleo");
        },
        _clock);

    private async Task<ApprovalRequest> LeaveOpenAsync(params string[] chain)
    {
        var governance = Start();
        var routing = new HandMadeRouter(governance, Facts.Escalated(chain: chain.Length == 0 ? null : chain)).RouteAsync(Bill);
        await _clock.WhenWaitingAsync(2);
        var request = await WaitingAsync();
        governance.Dispose();
        await Assert.ThrowsAsync<ApprovalPendingException>(() => routing);
        return request;
    }

    private async Task<ApprovalRequest> WaitingAsync()
    {
        using var store = new FileApprovalStore(_folder["approvals"], _clock);
        await foreach (var request in store.ListWaitingAsync())
            return request;
        throw new InvalidOperationException("Nothing waits.");
    }

    private async Task DecideAsync(Func<ApprovalDesk, ValueTask<ApprovalDecision>> decide)
    {
        using var store = new FileApprovalStore(_folder["approvals"], _clock);
        await decide(new ApprovalDesk(store, _clock));
    }

    private static async Task<string> KindsAsync(GovernanceLease governance)
    {
        var kinds = new List<string>();
        await foreach (var record in governance.Ledger.ReadAsync())
            kinds.Add(record.Kind);
        return string.Join(' ', kinds);
    }
}
