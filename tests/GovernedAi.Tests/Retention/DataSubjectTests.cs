using GovernedAi.Approvals;
using GovernedAi.Ledger;
using GovernedAi.Payloads;
using GovernedAi.Retention;

namespace GovernedAi.Tests.Retention;

/// <summary>A person wants to be forgotten: what is kept is found, goes, and the chain says that it went and not whose it was.</summary>
public sealed class DataSubjectTests : IDisposable
{
    private readonly KeptEvidence _kept = new();

    public void Dispose() => _kept.Dispose();

    [Fact]
    public async Task What_is_kept_about_a_person_is_found_by_the_marked_id()
    {
        await _kept.CallAsync(4711, 1234, 4711);

        var found = await _kept.Subjects.FindAsync("4711");

        Assert.Equal((4, 2), (found.Payloads.Count, found.Calls.Count));
        Assert.Empty((await _kept.Subjects.FindAsync("471")).Payloads);
    }

    [Fact]
    public async Task Erasing_leaves_the_others_a_whole_chain_and_a_record_of_it()
    {
        await _kept.CallAsync(4711, 1234, 4711);

        var report = await _kept.Subjects.EraseAsync("4711", "asked to be forgotten", "dpo");

        Assert.Equal((4, true), (report.Payloads, report.IsComplete));
        Assert.Equal(2, await _kept.ContentsAsync());
        Assert.Empty((await _kept.Subjects.FindAsync("4711")).Payloads);
        Assert.True((await _kept.VerifyAsync()).IsIntact);
        var record = (await _kept.RecordsAsync())[^1];
        Assert.Equal((RecordKinds.Erased, "asked to be forgotten", "dpo", 4), (record.Kind, record.Data.GetProperty("reason").GetString(), record.Data.GetProperty("by").GetString(), record.Data.GetProperty("payloads").GetArrayLength()));
    }

    [Fact]
    public async Task Nothing_to_guess_from_is_left()
    {
        await _kept.CallAsync(4711);
        var pseudonym = Pseudonym.Of(_kept.Payloads, "4711");
        Assert.Contains(pseudonym, AllText(_kept.PayloadPath));

        await _kept.Subjects.EraseAsync("4711", "asked to be forgotten", "dpo");

        Assert.DoesNotContain(pseudonym, AllText(_kept.PayloadPath) + AllText(_kept.LedgerPath));
        Assert.DoesNotContain("4711", AllText(_kept.PayloadPath) + AllText(_kept.LedgerPath));
    }

    [Fact]
    public async Task An_erasure_that_was_interrupted_is_finished_by_the_next()
    {
        await _kept.CallAsync(4711, 1234);
        var interrupted = new DataSubjects(_kept.FileLedger, new DiesAfterTheFirst(_kept.Payloads), _kept.Approvals, _kept.Clock);
        await Assert.ThrowsAsync<IOException>(() => interrupted.EraseAsync("4711", "asked to be forgotten", "dpo").AsTask());
        Assert.Equal(3, await _kept.ContentsAsync());

        await _kept.Subjects.EraseAsync("somebody else", "asked too", "dpo");

        Assert.Equal(2, await _kept.ContentsAsync());
    }

    [Fact]
    public async Task A_request_to_people_goes_too_once_it_is_closed()
    {
        var person = new Waiter();
        var calling = _kept.CallOnceAsync(4711, person);
        var (request, desk) = await person.Asked.Task;
        Assert.Equal([request.Id], (await _kept.Subjects.EraseAsync("4711", "asked to be forgotten", "dpo")).Waiting);

        await desk.ReleaseAsync(request.Id, "ana", "fine");
        await calling;
        var report = await _kept.Subjects.EraseAsync("4711", "asked to be forgotten", "dpo");

        Assert.Equal((1, true), (report.Requests, report.IsComplete));
        var left = await _kept.Approvals.FindAsync(request.Id);
        Assert.True(left!.Erased);
        Assert.Empty(left.Arguments);
        Assert.Null(left.Proposal);
        Assert.Null(left.Salt);
    }

    [Fact]
    public async Task A_legal_hold_on_the_person_keeps_everything_until_it_is_released()
    {
        await _kept.CallAsync(4711, 1234);
        var hold = await _kept.Holds.PlaceAsync(HoldKind.DataSubject, "4711", "litigation 12/27", "counsel");

        var report = await _kept.Subjects.EraseAsync("4711", "asked to be forgotten", "dpo");

        Assert.Equal(0, report.Payloads);
        Assert.Equal($"legal hold {hold.Id}, placed by counsel: litigation 12/27", Assert.Single(report.Held));
        Assert.True(await _kept.Holds.ReleaseAsync(hold.Id, "settled", "counsel"));
        Assert.Empty(await _kept.Holds.ListAsync());
        Assert.True((await _kept.Subjects.EraseAsync("4711", "asked to be forgotten", "dpo")).IsComplete);
        Assert.DoesNotContain(Pseudonym.Of(_kept.Payloads, "4711"), AllText(_kept.LedgerPath) + AllText(_kept.PayloadPath));
    }

    [Theory]
    [InlineData(HoldKind.Everything, null)]
    [InlineData(HoldKind.UseCase, "payments")]
    [InlineData(HoldKind.Method, "M:Acme.Payments.AdviseAsync")]
    public async Task So_does_one_on_what_the_calls_belong_to(HoldKind of, string? name)
    {
        await _kept.CallAsync(4711);
        await _kept.Holds.PlaceAsync(of, name, "audit", "counsel");

        Assert.Single((await _kept.Subjects.EraseAsync("4711", "asked to be forgotten", "dpo")).Held);
        Assert.Equal(2, await _kept.ContentsAsync());
    }

    private static string AllText(string folder) =>
        string.Concat(Directory.EnumerateFiles(folder, "*.jsonl", SearchOption.AllDirectories).Select(File.ReadAllText));

    private sealed class Waiter : IApprover
    {
        public TaskCompletionSource<(ApprovalRequest Request, ApprovalDesk Desk)> Asked { get; } = new();

        public Task AskAsync(ApprovalRequest request, ApprovalDesk desk, CancellationToken cancellation)
        {
            Asked.TrySetResult((request, desk));
            return Task.CompletedTask;
        }
    }

    /// <summary>A disk that fails in the middle of an erasure.</summary>
    private sealed class DiesAfterTheFirst(IPayloadStore inner) : IPayloadStore
    {
        private int _erased;

        public ReadOnlyMemory<byte> SubjectKey => inner.SubjectKey;

        public ValueTask StoreAsync(IReadOnlyList<Payload> payloads, CancellationToken cancellation = default) => inner.StoreAsync(payloads, cancellation);

        public ValueTask<Payload?> FindAsync(string id, CancellationToken cancellation = default) => inner.FindAsync(id, cancellation);

        public ValueTask<bool> EraseAsync(string id, CancellationToken cancellation = default) =>
            _erased++ == 0 ? inner.EraseAsync(id, cancellation) : throw new IOException("the disk is gone");

        public IAsyncEnumerable<string> FindBySubjectAsync(string pseudonym, CancellationToken cancellation = default) => inner.FindBySubjectAsync(pseudonym, cancellation);

        public ValueTask<int> SweepAsync(DateTimeOffset before, CancellationToken cancellation = default) => inner.SweepAsync(before, cancellation);
    }
}
