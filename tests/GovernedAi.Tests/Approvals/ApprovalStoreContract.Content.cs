using GovernedAi.Approvals;
using GovernedAi.Json;

namespace GovernedAi.Tests.Approvals;

/// <content>What a request was about: how long it is kept, and how it is found and erased.</content>
public abstract partial class ApprovalStoreContract
{
    [Fact]
    public async Task Of_a_proposal_that_may_not_be_kept_in_full_only_the_rest_stays_and_no_answer()
    {
        var request = Sample.Request(Clock) with { ClosedProposal = new RawJson("\"masked\""u8.ToArray()) };
        await Store.OpenAsync(request);
        await Store.TryDecideAsync(Sample.Decision(request, Clock) with { Verdict = Verdict.Answer, Answer = new RawJson("\"in full\""u8.ToArray()) });

        await Store.TryCloseAsync(request.Id, ApprovalClosure.Used);

        Assert.Equal("\"masked\"", (await Store.FindAsync(request.Id))!.Proposal.ToString());
        Assert.Null(Assert.Single(await Store.ListDecisionsAsync(request.Id)).Answer);
    }

    [Fact]
    public async Task Requests_about_a_person_are_found_open_or_closed_once_each()
    {
        var requests = new List<string>();
        foreach (var subjects in new string[][] { ["4be1"], ["9c02", "4be1"], ["9c02"], [] })
        {
            var request = Sample.Request(Clock) with { Subjects = subjects };
            requests.Add(request.Id);
            await Store.OpenAsync(request);
        }

        await Store.TryCloseAsync(requests[1], ApprovalClosure.Withdrawn);

        Assert.Equal(requests[..2].Order(StringComparer.Ordinal), await FindBySubjectAsync("4be1"));
        Assert.Empty(await FindBySubjectAsync("4be"));
    }

    [Fact]
    public async Task Erasing_takes_what_a_closed_request_was_about_and_leaves_who_decided()
    {
        var request = Sample.Request(Clock) with { Subjects = ["4be1"], Salt = "5a17" };
        await Store.OpenAsync(request);
        await Store.TryDecideAsync(Sample.Decision(request, Clock));
        Assert.False(await Store.EraseAsync(request.Id));
        await Store.TryCloseAsync(request.Id, ApprovalClosure.Used);

        Assert.True(await Store.EraseAsync(request.Id));

        Assert.False(await Store.EraseAsync(request.Id));
        Assert.False(await Store.EraseAsync(ApprovalName.New()));
        var left = (await Store.FindAsync(request.Id))!;
        Assert.Equal((true, "", null, null), (left.Erased, left.Question, left.Proposal?.ToString(), left.Salt));
        Assert.Empty(left.Arguments);
        Assert.Empty(await FindBySubjectAsync("4be1"));
        var decision = Assert.Single(await Store.ListDecisionsAsync(request.Id));
        Assert.Equal(("ana", "looks right", ""), (decision.By, decision.Reason, decision.Binding.Arguments));
    }

    private async Task<IEnumerable<string>> FindBySubjectAsync(string pseudonym)
    {
        var found = new List<string>();
        await foreach (var id in Store.FindBySubjectAsync(pseudonym))
            found.Add(id);
        return found.Order(StringComparer.Ordinal);
    }
}
