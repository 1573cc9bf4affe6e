using System.Text.Json;
using GovernedAi.Ledger;
using GovernedAi.Testing;
using Microsoft.Extensions.AI;
using static GovernedAi.Analyzers.Tests.Generation.StreamDesk;

namespace GovernedAi.Analyzers.Tests.Generation;

/// <summary>A governed stream hands its items on as they come, and is recorded as what became of it.</summary>
public class GovernedStreamTests
{
    private readonly FakeChat _song = new(_ => new ChatResponse([new(ChatRole.Assistant, "la "), new(ChatRole.Assistant, "di "), new(ChatRole.Assistant, "da")]) { ModelId = "fake-1" });

    [Fact]
    public async Task The_first_item_is_out_before_the_last_is_in()
    {
        using var governance = Governance.ForTests();
        await using var items = Tell(_song).GetAsyncEnumerator();

        Assert.True(await items.MoveNextAsync());
        Assert.Equal("la ", items.Current);
        Assert.Equal(["intent"], Kinds(governance));
        while (await items.MoveNextAsync())
            Assert.Equal(["intent"], Kinds(governance));

        Assert.Equal(["intent", "modelCall", "outcome"], Kinds(governance));
        Assert.Equal("""["la ","di ","da"]""", governance.Content(Outcome(governance), "result"));
        Assert.Equal(("released", 3), Ended(governance));
    }

    [Fact]
    public async Task A_stream_that_is_not_enumerated_is_no_call()
    {
        using var governance = Governance.ForTests();
        var stream = Tell(_song);
        Assert.Empty(governance.Records);

        await ReadAsync(stream);
        await ReadAsync(stream);
        Assert.Equal(2, governance.Records.Select(r => r.Call).Distinct().Count());
        Assert.Equal(2, _song.Asked.Count);
    }

    [Fact]
    public async Task Who_leaves_early_is_recorded_as_having_left()
    {
        using var governance = Governance.ForTests();
        Seen().Clear();
        await foreach (var item in Tell(_song))
            break;

        Assert.Equal(["left"], Seen());
        Assert.Equal(["intent", "modelCall", "outcome"], Kinds(governance));
        Assert.Equal(("abandoned", 1), Ended(governance));
        Assert.Equal("""["la "]""", governance.Content(Outcome(governance), "result"));
        Assert.Equal("abandoned", governance.Records[1].Data.GetProperty("finishReason").GetString());
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task What_WithCancellation_gives_reaches_the_body_whether_a_parameter_takes_it_or_not(bool parameter)
    {
        using var governance = Governance.ForTests();
        using var cancellation = new CancellationTokenSource();
        var chat = new EndlessChat();
        var stream = parameter ? Tell(chat) : Pass(chat);

        var read = 0;
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () =>
        {
            await foreach (var item in stream.WithCancellation(cancellation.Token))
            {
                if (++read == 2)
                    await cancellation.CancelAsync();
            }
        });

        Assert.Equal(2, read);
        Assert.Equal("cancelled", Ended(governance).Outcome);
        Assert.Equal(2, Ended(governance).Items);
    }

    [Fact]
    public async Task Before_anything_is_out_the_fallbacks_answer_in_order()
    {
        using var governance = Governance.ForTests();
        Assert.Equal(["TimeoutException", "said"], await ReadAsync(Stream<string>("TryAsync", _song, 0)));

        Assert.Equal(["intent", "modelCall", "attempt", "attempt", "attempt", "outcome"], Kinds(governance));
        Assert.Equal(("fallback", 2), Ended(governance));
        Assert.Equal("SayAsync", Outcome(governance).Data.GetProperty("answeredBy").GetString());
    }

    [Fact]
    public async Task Once_something_is_out_a_failure_is_a_failure()
    {
        using var governance = Governance.ForTests();
        var read = new List<string>();
        await Assert.ThrowsAsync<TimeoutException>(async () =>
        {
            await foreach (var item in Stream<string>("TryAsync", _song, 2))
                read.Add(item);
        });

        Assert.Equal(["0", "1"], read);
        Assert.Equal(["intent", "modelCall", "attempt", "outcome"], Kinds(governance));
        Assert.Equal(("failed", 2), Ended(governance));
        Assert.Equal("""["0","1"]""", governance.Content(Outcome(governance), "result"));
        Assert.Equal("System.TimeoutException", Outcome(governance).Data.GetProperty("error").GetString());
    }

    [Fact]
    public async Task A_held_stream_is_released_as_a_whole()
    {
        using var governance = Governance.ForTests();
        governance.Approver.Releases();
        await using var items = Stream<string>("HoldAsync", _song, "songs").GetAsyncEnumerator();
        Assert.True(await items.MoveNextAsync());
        Assert.Equal("Say 3 words about songs?", Assert.Single(governance.Approver.Asked).Question);
        Assert.Equal("""["la ","di ","da"]""", governance.Approver.Asked[0].Proposal.ToString());
        Assert.Equal(("released", 3), Ended(governance));

        var read = new List<string> { items.Current };
        while (await items.MoveNextAsync())
            read.Add(items.Current);
        Assert.Equal(["la ", "di ", "da"], read);
        Assert.Equal("outcome", Kinds(governance)[^1]);
    }

    [Fact]
    public async Task A_held_stream_that_is_rejected_stays_in()
    {
        using var governance = Governance.ForTests();
        governance.Approver.Rejects("no songs");
        await Assert.ThrowsAsync<ApprovalRejectedException>(() => ReadAsync(Stream<string>("HoldAsync", _song, "songs")));
        Assert.Equal(("rejected", 0), Ended(governance));
    }

    [Fact]
    public async Task A_correction_is_read_back_as_items()
    {
        using var governance = Governance.ForTests();
        governance.Approver.Answers(new[] { "hm", "hm" }, "quieter");
        Assert.Equal(["hm", "hm"], await ReadAsync(Stream<string>("HoldAsync", _song, "songs")));
        Assert.Equal(("corrected", 2), Ended(governance));
    }

    [Fact]
    public async Task A_condition_sees_the_whole_stream()
    {
        using var governance = Governance.ForTests();
        Assert.Equal(["la"], await ReadAsync(Stream<string>("HoldAsync", new FakeChat(_ => new ChatResponse(new ChatMessage(ChatRole.Assistant, "la"))), "songs")));
        Assert.Empty(governance.Approver.Asked);
    }

    [Theory]
    [InlineData(true, 1)]
    [InlineData(false, 0)]
    public async Task Asked_before_the_model_the_body_runs_only_when_released(bool releases, int calls)
    {
        using var governance = Governance.ForTests();
        if (releases)
            governance.Approver.Releases();
        else
            governance.Approver.Rejects("no");
        var reading = ReadAsync(Stream<string>("AskFirstAsync", _song));
        if (releases)
            Assert.Equal(3, (await reading).Count);
        else
            await Assert.ThrowsAsync<ApprovalRejectedException>(() => reading);
        Assert.Equal(calls, _song.Asked.Count);
    }

    [Fact]
    public void A_synchronous_stream_is_governed_the_same_way()
    {
        using var governance = Governance.ForTests();
        Assert.Equal(["la", "la"], ((IEnumerable<string>)Program.Call("Desk", "List", new FakeChat("la"), 2)!).ToList());
        Assert.Equal(("released", 2), Ended(governance));

        _ = ((IEnumerable<string>)Program.Call("Desk", "List", new FakeChat("la"), 2)!).First();
        Assert.Equal(("abandoned", 1), Ended(governance));
    }

    [Fact]
    public async Task Work_started_for_one_item_may_call_the_model_during_the_next()
    {
        using var governance = Governance.ForTests();
        var items = new List<string>();
        await foreach (var item in Stream<string>("ProduceAsync", new FakeChat("la")))
        {
            await Task.Yield();
            items.Add(item);
        }

        Assert.Equal(3, items.Count);
        Assert.Equal(3, governance.Records.Count(r => r.Kind == "modelCall"));
    }

    [Fact]
    public async Task Between_two_items_its_caller_is_outside_the_scope()
    {
        using var governance = Governance.ForTests();
        await foreach (var item in Tell(_song))
            await Assert.ThrowsAsync<UngovernedModelCallException>(() => ReadAsync(Core()));

        IAsyncEnumerable<string> Core() => Stream<string>("TellCoreAsync", _song, "around", CancellationToken.None);
    }

    /// <summary>A model that speaks until it is stopped.</summary>
    private sealed class EndlessChat : IChatClient
    {
        public Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default) =>
            throw new NotSupportedException();

        public async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
            IEnumerable<ChatMessage> messages, ChatOptions? options = null, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken = default)
        {
            while (true)
            {
                cancellationToken.ThrowIfCancellationRequested();
                await Task.Yield();
                yield return new ChatResponseUpdate(ChatRole.Assistant, "la");
            }
        }

        public object? GetService(Type serviceType, object? serviceKey = null) => null;

        public void Dispose()
        {
        }
    }
}
