using GovernedAi.Approvals;
using GovernedAi.Tests.Runtime;

namespace GovernedAi.Tests.Hosting;

/// <summary>Many processes come for one deferred request: one moves it, one gets the answer.</summary>
public sealed class DeferredRacesTests : DeferredWalk
{
    [Fact]
    public async Task Of_many_processes_one_asks_and_one_ends_it()
    {
        var pending = await LeaveAsync();
        var processes = Enumerable.Range(0, 6).Select(_ => Process()).ToList();
        for (var step = 0; step < 2; step++)
        {
            Clock.Advance(Facts.StepTimeout);
            await Task.WhenAll(processes.Select(process => Task.Run(() => process.Deferred.AdvanceAsync(default).AsTask())));
        }

        Assert.Equal("hazmat-desk compliance", await GroupsAsync(pending));
        Assert.Equal(["hazmat-desk", "compliance"], Rang.Rung);
        Assert.Equal(2, (await RecordsAsync("approvalAsked")).Count);
        Assert.Single(await RecordsAsync("approvalDecided"));
    }

    [Fact]
    public async Task Who_comes_at_the_same_time_asks_nobody_twice()
    {
        var pending = await LeaveAsync();
        Clock.Advance(Facts.StepTimeout);
        var processes = Enumerable.Range(0, 3).Select(_ => Process()).ToList();

        await Task.WhenAll([
            .. processes.Select(process => Task.Run(() => process.Deferred.AdvanceAsync(default).AsTask())),
            .. processes.Select(process => Task.Run(() => Assert.ThrowsAsync<ApprovalPendingException>(() => Router(process).RouteAsync(Bill)))),
        ]);

        Assert.Equal("hazmat-desk compliance", await GroupsAsync(pending));
        Assert.Equal(["hazmat-desk", "compliance"], Rang.Rung);
    }

    [Fact]
    public async Task Of_processes_that_come_for_a_decision_one_gets_it()
    {
        var pending = await LeaveAsync();
        await Engine.Desk.AnswerAsync(pending, "ana", new("""{"Queue":"hazmat"}"""u8.ToArray()), "it is lithium");
        var processes = Enumerable.Range(0, 6).Select(_ => Process()).ToList();

        var answers = await Task.WhenAll(processes.Select(process => Task.Run(async () =>
        {
            var got = await Record.ExceptionAsync(async () => Assert.Equal("hazmat", (await Router(process).RouteAsync(Bill)).Queue));
            return got is null ? "hazmat" : Assert.IsAssignableFrom<Exception>(got).GetType().Name;
        })));

        Assert.Single(answers, answer => answer == "hazmat");
        Assert.Single(await RecordsAsync("outcome"), record => record.Data.GetProperty("outcome").GetString() == "corrected");
    }
}
