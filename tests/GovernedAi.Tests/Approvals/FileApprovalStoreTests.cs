using GovernedAi.Approvals;
using GovernedAi.Json;

namespace GovernedAi.Tests.Approvals;

public sealed class FileApprovalStoreTests : ApprovalStoreContract, IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly FileApprovalStore _store;

    public FileApprovalStoreTests() => _store = new FileApprovalStore(_folder.Path, Clock);

    protected override IApprovalStore Store => _store;

    public void Dispose()
    {
        _store.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public async Task A_decision_of_another_process_ends_the_wait()
    {
        using var other = new FileApprovalStore(_folder.Path, Clock);
        var request = await OpenAsync();
        var waiting = Store.WaitAsync(request.Id, Clock.GetUtcNow() + Sample.Timeout).AsTask();
        await Clock.WhenWaitingAsync(2);

        await other.TryDecideAsync(Sample.Decision(request, Clock));

        Assert.Equal("ana", (await waiting.WaitAsync(TimeSpan.FromSeconds(20)))!.By);
    }

    [Fact]
    public async Task Of_decisions_raced_by_several_processes_one_stands()
    {
        var request = await OpenAsync();
        var processes = Enumerable.Range(0, 8).Select(_ => new FileApprovalStore(_folder.Path, Clock)).ToList();

        var standing = await Task.WhenAll(processes.Select((process, index) => Task.Run(() =>
            process.TryDecideAsync(Sample.Decision(request, Clock) with { Reason = $"{index}", Verdict = index % 2 == 0 ? Verdict.Release : Verdict.Reject }).AsTask())));

        Assert.Single(standing.Select(decision => decision!.Reason).Distinct());
        Assert.Single(await Store.ListDecisionsAsync(request.Id));
        processes.ForEach(process => process.Dispose());
    }

    [Fact]
    public async Task Waiting_costs_no_thread()
    {
        var request = await OpenAsync();
        using var given = new CancellationTokenSource();
        try
        {
            var before = Work();
            var waiting = Enumerable.Range(0, 1000).Select(_ => Store.WaitAsync(request.Id, DateTimeOffset.MaxValue, given.Token).AsTask()).ToList();

            Assert.InRange(Work(), 0, before + 200);
            Assert.DoesNotContain(waiting, one => one.IsCompleted);
            await Store.TryDecideAsync(Sample.Decision(request, Clock));
            Assert.All(await Task.WhenAll(waiting), decision => Assert.Equal("ana", decision!.By));
        }
        finally
        {
            await given.CancelAsync();
        }

        // Threads that are there, and what waits for one.
        static long Work() => ThreadPool.ThreadCount + ThreadPool.PendingWorkItemCount;
    }

    [Fact]
    public async Task What_watching_misses_is_found_by_looking_now_and_then()
    {
        using var other = new FileApprovalStore(_folder.Path, Clock);
        var request = await OpenAsync();
        var waiters = new DecisionWaiters(Clock);
        await File.WriteAllTextAsync(_folder["blind"], "no folder, so it cannot be watched");
        using var blind = new DecisionWatch(_folder["blind"], waiters, Clock, Microsoft.Extensions.Logging.Abstractions.NullLogger.Instance);
        var folder = new ApprovalFolder(_folder.Path);
        blind.Start();
        var waiting = waiters.WaitAsync(request.Id, Clock.GetUtcNow() + Sample.Timeout, () => new(folder.Decision(request.Id, 1)), CancellationToken.None).AsTask();
        await Clock.WhenWaitingAsync(2);

        await other.TryDecideAsync(Sample.Decision(request, Clock));
        Clock.Advance(TimeSpan.FromSeconds(2));

        Assert.Equal("ana", (await waiting.WaitAsync(TimeSpan.FromSeconds(20)))!.By);
    }

    [Fact]
    public async Task Two_stores_on_one_folder_share_the_binding_key_and_another_folder_has_its_own()
    {
        using var other = new FileApprovalStore(_folder.Path, Clock);
        using var elsewhere = new FileApprovalStore(_folder["elsewhere"], Clock);
        await OpenAsync();

        Assert.True(Store.BindingKey.Span.SequenceEqual(other.BindingKey.Span));
        Assert.False(Store.BindingKey.Span.SequenceEqual(elsewhere.BindingKey.Span));
    }

    [Fact]
    public async Task A_request_outlives_its_process()
    {
        var request = await OpenAsync();
        _store.Dispose();
        using var restarted = new FileApprovalStore(_folder.Path, Clock);

        await restarted.TryDecideAsync(Sample.Decision(request, Clock));

        Assert.True(await restarted.TryCloseAsync(request.Id, ApprovalClosure.Used));
        Assert.Equal("ana", (await restarted.WaitAsync(request.Id, Clock.GetUtcNow()))!.By);
    }

    [Fact]
    public async Task A_request_written_before_there_were_previews_shows_none()
    {
        var request = await OpenAsync();
        var file = _folder[$"{request.Id}.request.json"];
        await File.WriteAllTextAsync(file, (await File.ReadAllTextAsync(file)).Replace(",\"previews\":[]", ""));

        Assert.Empty((await Store.FindAsync(request.Id))!.Previews);
    }

    [Theory]
    [InlineData("")]
    [InlineData("{\"v\":1,")]
    [InlineData("null")]
    [InlineData("{\"v\":1,\"request\":\"x\",\"verdict\":\"sure\"}")]
    public async Task A_decision_file_that_cannot_be_read_neither_decides_nor_blocks_nor_is_lost(string content)
    {
        var request = await OpenAsync();
        await File.WriteAllTextAsync(_folder[$"{request.Id}.decision.json"], content);

        Assert.Null(await Store.WaitAsync(request.Id, Clock.GetUtcNow()));
        await Store.TryDecideAsync(Sample.Decision(request, Clock));

        Assert.Equal("ana", (await Store.WaitAsync(request.Id, Clock.GetUtcNow()))!.By);
        Assert.Equal(content, await File.ReadAllTextAsync(Assert.Single(Directory.GetFiles(_folder.Path, "*.unreadable-*"))));
    }

    [Fact]
    public async Task A_request_file_that_cannot_be_read_does_not_hide_the_others()
    {
        var request = await OpenAsync();
        await File.WriteAllTextAsync(_folder[$"{ApprovalName.New()}.request.json"], "{");

        var waiting = new List<string>();
        await foreach (var listed in Store.ListWaitingAsync())
            waiting.Add(listed.Id);

        Assert.Equal([request.Id], waiting);
    }

    [Theory]
    [InlineData("../../etc/passwd")]
    [InlineData("")]
    [InlineData("ABCDEFGHIJ")]
    public async Task An_id_that_is_none_never_becomes_a_path(string id) =>
        await Assert.ThrowsAsync<ApprovalRefusedException>(() => Store.FindAsync(id).AsTask());

    [Fact]
    public async Task Files_are_whole_or_not_there()
    {
        var request = await OpenAsync();
        await Store.TryDecideAsync(Sample.Decision(request, Clock));
        await Store.TryCloseAsync(request.Id, ApprovalClosure.Used);

        Assert.Empty(Directory.GetFiles(_folder.Path, "*.tmp", SearchOption.AllDirectories));
        Assert.Equal(
            [$"{request.Id}.closed.json", $"{request.Id}.decision.json", $"{request.Id}.request.json"],
            Directory.GetFiles(_folder["closed"]).Select(Path.GetFileName).Order());
    }

    [Fact]
    public async Task What_a_process_killed_while_closing_left_undone_is_done_by_the_next()
    {
        var request = Sample.Request(Clock) with { ClosedProposal = new RawJson("\"masked\""u8.ToArray()) };
        await Store.OpenAsync(request);
        await Store.TryDecideAsync(Sample.Decision(request, Clock));
        var left = Directory.GetFiles(_folder.Path, $"{request.Id}.*").ToDictionary(file => Path.GetFileName(file), File.ReadAllText);
        await Store.TryCloseAsync(request.Id, ApprovalClosure.Used);
        foreach (var (file, content) in left)
        {
            File.Delete(_folder[$"closed/{file}"]);
            await File.WriteAllTextAsync(_folder[file], content);
        }

        using var next = new FileApprovalStore(_folder.Path, Clock);
        Assert.Null(await next.TryAdoptAsync(request.Binding.Method, request.Binding.Arguments, "another"));

        Assert.Equal(2, left.Count);
        Assert.Empty(Directory.GetFiles(_folder.Path, $"{request.Id}.*"));
        Assert.DoesNotContain("Queue", await File.ReadAllTextAsync(_folder[$"closed/{request.Id}.request.json"]), StringComparison.Ordinal);
    }
}
