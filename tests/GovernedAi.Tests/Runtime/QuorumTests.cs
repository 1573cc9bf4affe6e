using GovernedAi.Approvals;
using GovernedAi.Json;
using GovernedAi.Runtime;
using GovernedAi.Testing;

namespace GovernedAi.Tests.Runtime;

/// <summary>Several different people have to say the same.</summary>
public sealed class QuorumTests : IDisposable
{
    private static readonly Bill Bill = new("BL-7", "lithium batteries");
    private static readonly RawJson Hazmat = new("""{"Queue":"hazmat"}"""u8.ToArray());

    private readonly TestGovernance _governance = Governance.ForTests(new() { PeopleInEveryGroup = 3 });

    public void Dispose() => _governance.Dispose();

    [Fact]
    public async Task One_person_is_not_enough_and_two_are()
    {
        var (routing, request) = Ask();
        await _governance.Desk.ReleaseAsync(request, "approver", "fine");
        Assert.False(routing.IsCompleted);

        await _governance.Desk.ReleaseAsync(request, "approver 2", "fine too");

        Assert.Equal("standard", (await routing).Queue);
        var decided = _governance.Records.Single(record => record.Kind == "approvalDecided").Data;
        Assert.Equal(["approver", "approver 2"], decided.GetProperty("decisions").EnumerateArray().Select(one => one.GetProperty("by").GetString()));
    }

    [Theory]
    [InlineData("approver")]
    [InlineData("APPROVER")]
    public async Task The_same_person_counts_once(string again)
    {
        var (routing, request) = Ask();
        await _governance.Desk.ReleaseAsync(request, "approver", "fine");

        var refused = await Assert.ThrowsAsync<ApprovalRefusedException>(() => _governance.Desk.ReleaseAsync(request, again, "really").AsTask());

        Assert.Contains("somebody else", refused.Message);
        Assert.False(routing.IsCompleted);
    }

    [Fact]
    public async Task One_no_ends_it()
    {
        var (routing, request) = Ask();
        await _governance.Desk.ReleaseAsync(request, "approver", "fine");
        await _governance.Desk.RejectAsync(request, "approver 2", "not fine");

        Assert.Equal("approver 2", (await Assert.ThrowsAsync<ApprovalRejectedException>(() => routing)).DecidedBy);
    }

    [Fact]
    public async Task A_release_and_a_correction_are_not_the_same_word()
    {
        var (routing, request) = Ask();
        await _governance.Desk.ReleaseAsync(request, "approver", "fine");
        await _governance.Desk.AnswerAsync(request, "approver 2", Hazmat, "it is lithium");
        Assert.False(routing.IsCompleted);

        await _governance.Desk.AnswerAsync(request, "approver", new("""{ "Queue" : "hazmat" }"""u8.ToArray()), "now I see it");

        Assert.Equal("hazmat", (await routing).Queue);
    }

    [Fact]
    public async Task Two_different_corrections_are_not_the_same_word()
    {
        var (routing, request) = Ask();
        await _governance.Desk.AnswerAsync(request, "approver", Hazmat, "it is lithium");
        await _governance.Desk.AnswerAsync(request, "approver 2", new("""{"Queue":"express"}"""u8.ToArray()), "it is urgent");
        Assert.False(routing.IsCompleted);

        await _governance.Desk.AnswerAsync(request, "approver 3", Hazmat, "it is lithium");

        Assert.Equal("hazmat", (await routing).Queue);
    }

    [Fact]
    public async Task Too_few_in_time_is_silence_and_the_record_says_who_spoke()
    {
        var (routing, request) = Ask();
        await _governance.Desk.ReleaseAsync(request, "approver", "fine");

        _governance.Clock.Advance(Facts.StepTimeout);

        var thrown = await Assert.ThrowsAsync<ApprovalTimeoutException>(() => routing);
        Assert.Contains("no 2 people said the same in time", thrown.Message);
        var decided = _governance.Records.Single(record => record.Kind == "approvalDecided").Data;
        Assert.Equal("timedOut", decided.GetProperty("verdict").GetString());
        Assert.Equal("approver", Assert.Single(decided.GetProperty("decisions").EnumerateArray()).GetProperty("by").GetString());
    }

    [Fact]
    public async Task Words_of_two_groups_count_together()
    {
        using var governance = Governance.ForTests(new() { People = new Desks() });
        governance.Approver.Waits();
        var routing = new HandMadeRouter(governance, Facts.With(Policy("hazmat-desk", "compliance"))).RouteAsync(Bill);
        var request = governance.Approver.Asked[0].Id;
        await governance.Desk.ReleaseAsync(request, "ana", "fine");
        governance.Clock.Advance(Facts.StepTimeout);
        await governance.Clock.WhenWaitingAsync();

        await governance.Desk.ReleaseAsync(request, "cleo", "fine");

        Assert.Equal("standard", (await routing).Queue);
    }

    [Fact]
    public async Task Scripted_people_speak_as_one()
    {
        _governance.Approver.Releases();
        Assert.Equal("standard", (await new HandMadeRouter(_governance, Facts.With(Policy("hazmat-desk"))).RouteAsync(Bill)).Queue);
    }

    [Fact]
    public async Task A_test_with_too_few_people_says_so()
    {
        using var governance = Governance.ForTests();
        governance.Approver.Releases();

        var thrown = await Assert.ThrowsAsync<ApprovalRejectedException>(() => new HandMadeRouter(governance, Facts.With(Policy("hazmat-desk"))).RouteAsync(Bill));

        Assert.Contains("PeopleInEveryGroup = 2", thrown.Reason);
    }

    private (Task<Route> Routing, string Request) Ask()
    {
        _governance.Approver.Waits();
        var routing = new HandMadeRouter(_governance, Facts.With(Policy("hazmat-desk"))).RouteAsync(Bill);
        return (routing, _governance.Approver.Asked[0].Id);
    }

    private static EscalationPolicy Policy(params string[] chain) => new(chain, Facts.StepTimeout.Ticks, GovernedAi.Ask.BeforeRelease, null, null, quorum: 2);

    private sealed class Desks : GovernedAi.People.IPeople
    {
        public ValueTask<IReadOnlyList<GovernedAi.People.Person>?> FindPresentAsync(string group, DateOnly day, CancellationToken cancellation = default) =>
            new([new(group == "compliance" ? "cleo" : "ana")]);

        public ValueTask<int?> CountMembersAsync(string group, CancellationToken cancellation = default) => new(1);
    }
}
