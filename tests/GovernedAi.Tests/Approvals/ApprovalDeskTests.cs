using GovernedAi.Approvals;
using GovernedAi.Testing;

namespace GovernedAi.Tests.Approvals;

public sealed class ApprovalDeskTests
{
    private readonly ManualTimeProvider _clock = new();
    private readonly InMemoryApprovalStore _store;
    private readonly ApprovalDesk _desk;

    public ApprovalDeskTests()
    {
        _store = new InMemoryApprovalStore(_clock);
        _desk = new ApprovalDesk(_store, _clock);
    }

    [Theory]
    [InlineData("cleo", "ok", "cleo is in none of the groups asked so far: hazmat-desk.")]
    [InlineData("bo", "ok", "bo asked for this and cannot decide it.")]
    [InlineData("BO", "ok", "BO asked for this and cannot decide it.")]
    [InlineData("ana", "  ", "A decision needs a reason.")]
    public async Task Who_may_not_decide_is_told_why(string by, string reason, string message)
    {
        var request = await OpenAsync();

        var refused = await Assert.ThrowsAsync<ApprovalRefusedException>(() => _desk.ReleaseAsync(request.Id, by, reason).AsTask());

        Assert.Equal(message, refused.Message);
        Assert.Null(await _store.WaitAsync(request.Id, _clock.GetUtcNow()));
    }

    [Theory]
    [InlineData(Assurance.Asserted, "asserted")]
    [InlineData(Assurance.OperatingSystemUser, "operatingSystemUser")]
    [InlineData(Assurance.Authenticated, null)]
    public async Task A_decision_that_is_less_sure_than_demanded_is_refused(Assurance assurance, string? refusedAs)
    {
        var request = await OpenAsync(Sample.Request(_clock) with { MinAssurance = Assurance.Authenticated });
        var decide = () => _desk.ReleaseAsync(request.Id, "ana", "fine", assurance).AsTask();
        if (refusedAs is null)
            Assert.Equal(Assurance.Authenticated, (await decide()).Assurance);
        else
            Assert.Equal($"Request {request.Id} needs to be sure who decides (authenticated), and that it is ana is only {refusedAs}.", (await Assert.ThrowsAsync<ApprovalRefusedException>(decide)).Message);
    }

    [Theory]
    [InlineData("""{"Queue":"general"}""", null)]
    [InlineData("""{"queue":"general"}""", "The answer says nothing of Queue; it is the whole result, in the shape of the proposal: write null where there is nothing.")]
    [InlineData("""{"Queue":"general","Why":"paint"}""", null)]
    [InlineData("null", null)]
    [InlineData("""{"Queu":"general"}""", "The answer says nothing of Queue; it is the whole result, in the shape of the proposal: write null where there is nothing.")]
    [InlineData("""{}""", "The answer says nothing of Queue; it is the whole result, in the shape of the proposal: write null where there is nothing.")]
    [InlineData("\"general\"", null)]
    public async Task An_answer_that_leaves_out_what_the_proposal_has_is_refused(string answer, string? refusal)
    {
        var request = await OpenAsync();

        var thrown = await Record.ExceptionAsync(() => _desk.AnswerAsync(request.Id, "ana", new Json.RawJson(System.Text.Encoding.UTF8.GetBytes(answer)), "it is paint").AsTask());

        Assert.Equal(refusal, thrown?.Message);
    }

    [Fact]
    public async Task Who_is_second_is_told_who_was_first()
    {
        var request = await OpenAsync();
        await _store.TryAskAsync(request.Id, Sample.Step(_clock, "compliance", "cleo"), 1);
        await _desk.RejectAsync(request.Id, "ana", "wrong queue");

        var refused = await Assert.ThrowsAsync<ApprovalRefusedException>(() => _desk.ReleaseAsync(request.Id, "cleo", "fine").AsTask());

        Assert.Equal($"ana decided request {request.Id} first: wrong queue", refused.Message);
    }

    [Fact]
    public async Task A_request_that_is_not_there_cannot_be_decided() =>
        await Assert.ThrowsAsync<ApprovalRefusedException>(() => _desk.ReleaseAsync(ApprovalName.New(), "ana", "fine").AsTask());

    private async Task<ApprovalRequest> OpenAsync(ApprovalRequest? sample = null)
    {
        var request = (sample ?? Sample.Request(_clock)) with { Requester = "bo" };
        await _store.OpenAsync(request);
        await _store.TryAskAsync(request.Id, Sample.Step(_clock, "hazmat-desk", "ana", "bo"), 0);
        return request;
    }
}
