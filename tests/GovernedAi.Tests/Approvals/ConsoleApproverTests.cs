using GovernedAi.Approvals;
using GovernedAi.People;
using GovernedAi.Testing;

namespace GovernedAi.Tests.Approvals;

public sealed class ConsoleApproverTests
{
    private readonly ManualTimeProvider _clock = new();
    private readonly InMemoryApprovalStore _store;
    private readonly StringWriter _output = new();

    public ConsoleApproverTests() => _store = new InMemoryApprovalStore(_clock);

    [Fact]
    public async Task The_account_decides_for_the_person_it_belongs_to()
    {
        var decision = await TypeAsync("root-ana", "r", "looks right");

        Assert.Equal((Verdict.Release, "ana", Assurance.OperatingSystemUser, "looks right"), (decision!.Verdict, decision.By, decision.Assurance, decision.Reason));
        Assert.Contains("Route BL-7 to hazmat?", _output.ToString());
        Assert.Contains("proposed result = {\"Queue\":\"hazmat\"}", _output.ToString());
        Assert.Contains("then compliance is asked", _output.ToString());
    }

    [Fact]
    public async Task Somebody_else_says_who_they_are_and_it_is_noted_as_said()
    {
        var decision = await TypeAsync("somebody", "j", "bo", "wrong queue");

        Assert.Equal((Verdict.Reject, "bo", Assurance.Asserted), (decision!.Verdict, decision.By, decision.Assurance));
    }

    [Fact]
    public async Task An_answer_is_taken_as_json()
    {
        var decision = await TypeAsync("somebody", "a", "no json", "a", "{ \"Queue\": \"standard\" }", "bo", "it is paint");

        Assert.Equal("""{"Queue":"standard"}""", decision!.Answer.ToString());
    }

    [Fact]
    public async Task Somebody_who_may_not_decide_is_asked_again()
    {
        var decision = await TypeAsync("somebody", "r", "cleo", "fine", "r", "bo", "fine");

        Assert.Equal("bo", decision!.By);
        Assert.Contains("cleo is in none of the groups", _output.ToString());
    }

    [Fact]
    public async Task An_empty_line_leaves_it_to_others() => Assert.Null(await TypeAsync("somebody", ""));

    [Fact]
    public async Task The_end_of_input_leaves_it_to_others() => Assert.Null(await TypeAsync("somebody"));

    [Fact]
    public async Task Where_nobody_can_type_nothing_is_asked()
    {
        Assert.Null(await AskAsync("somebody", interactive: false, ["r", "bo", "fine"]));
        Assert.Empty(_output.ToString());
    }

    private Task<ApprovalDecision?> TypeAsync(string user, params string[] lines) => AskAsync(user, interactive: true, lines);

    private async Task<ApprovalDecision?> AskAsync(string user, bool interactive, string[] lines)
    {
        var input = new StringReader(string.Join('\n', lines));
        var approver = new ConsoleApprover(new Desk(), input, _output, user, interactive);
        var request = Sample.Request(_clock) with { Asked = [Sample.Step(_clock, "hazmat-desk", "ana", "bo")] };
        await _store.OpenAsync(request);
        await approver.AskAsync(request, new ApprovalDesk(_store, _clock), CancellationToken.None);
        return await _store.WaitAsync(request.Id, _clock.GetUtcNow());
    }

    private sealed class Desk : IPeople
    {
        public ValueTask<IReadOnlyList<Person>?> FindPresentAsync(string group, DateOnly day, CancellationToken cancellation = default) =>
            new([new Person("ana", User: "root-ana"), new Person("bo")]);

        public ValueTask<int?> CountMembersAsync(string group, CancellationToken cancellation = default) => new(2);
    }
}
