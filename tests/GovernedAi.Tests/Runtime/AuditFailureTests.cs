using GovernedAi.Ledger;
using GovernedAi.Testing;

namespace GovernedAi.Tests.Runtime;

public sealed class AuditFailureTests : IDisposable
{
    private static readonly Bill Bill = new("BL-1", "pallets");

    private readonly FailingLedger _ledger = new();
    private readonly TestGovernance _governance;

    public AuditFailureTests() => _governance = Governance.ForTests(new() { Ledger = _ledger });

    public void Dispose() => _governance.Dispose();

    [Fact]
    public async Task Block_does_not_call_the_model()
    {
        _ledger.Fails = _ => true;
        var router = new HandMadeRouter(_governance, Facts.Audited(OnAuditFailure.Block, "RouteByRules"));

        await Assert.ThrowsAsync<LedgerUnavailableException>(() => router.RouteAsync(Bill));

        Assert.Equal(0, router.CoreRuns);
    }

    [Fact]
    public async Task Block_holds_back_a_result_whose_outcome_cannot_be_recorded()
    {
        _ledger.Fails = kind => kind == RecordKinds.Outcome;
        var router = new HandMadeRouter(_governance, Facts.Audited());

        await Assert.ThrowsAsync<LedgerUnavailableException>(() => router.RouteAsync(Bill));

        Assert.Equal(1, router.CoreRuns);
    }

    [Fact]
    public async Task UseFallback_answers_without_the_model_and_the_gap_shows_afterwards()
    {
        _ledger.Fails = _ => true;
        var router = new HandMadeRouter(_governance, Facts.Audited(OnAuditFailure.UseFallback, "RouteByRules"));

        Assert.Equal("rules", (await router.RouteAsync(Bill)).Queue);
        Assert.Equal(0, router.CoreRuns);

        _ledger.Fails = _ => false;
        await router.RouteAsync(Bill);
        Assert.Equal("intent gap outcome", Kinds);
        var gap = _ledger.Inner.Records[1].Data;
        Assert.Equal(3, gap.GetProperty("missing").GetInt32());
        Assert.Equal("FreightRouter.RouteAsync", Assert.Single(gap.GetProperty("methods").EnumerateArray().ToList()).GetString());
    }

    [Fact]
    public async Task UseFallback_without_a_fallback_blocks()
    {
        _ledger.Fails = _ => true;
        var router = new HandMadeRouter(_governance, Facts.Audited(OnAuditFailure.UseFallback));

        await Assert.ThrowsAsync<LedgerUnavailableException>(() => router.RouteAsync(Bill));
    }

    [Fact]
    public async Task ProceedUnrecorded_calls_the_model_and_the_gap_shows_afterwards()
    {
        _ledger.Fails = _ => true;
        var router = new HandMadeRouter(_governance, Facts.Audited(OnAuditFailure.ProceedUnrecorded));

        Assert.Equal("standard", (await router.RouteAsync(Bill)).Queue);
        _ledger.Fails = kind => kind == RecordKinds.Gap;
        await router.RouteAsync(Bill);
        _ledger.Fails = _ => false;
        await router.RouteAsync(Bill);

        Assert.Equal("intent outcome intent gap outcome", Kinds);
        Assert.Equal(2, _ledger.Inner.Records[3].Data.GetProperty("missing").GetInt32());
    }

    [Fact]
    public async Task An_escalated_call_asks_nobody_when_the_question_cannot_be_recorded()
    {
        _ledger.Fails = kind => kind == RecordKinds.ApprovalRequested;
        _governance.Approver.Releases();

        await Assert.ThrowsAsync<LedgerUnavailableException>(() => new HandMadeRouter(_governance, Facts.Escalated(fallbacks: "RouteByRules")).RouteAsync(Bill));

        Assert.Empty(_governance.Approver.Asked);
    }

    private string Kinds => string.Join(' ', _ledger.Inner.Records.Select(record => record.Kind));

    private sealed class FailingLedger : ILedger
    {
        public InMemoryLedger Inner { get; } = new();

        public Func<string, bool> Fails { get; set; } = _ => false;

        public ValueTask<LedgerReceipt> AppendAsync(LedgerEntry entry, CancellationToken cancellation = default) =>
            Fails(entry.Kind) ? throw new IOException("disk full") : Inner.AppendAsync(entry, cancellation);

        public IAsyncEnumerable<LedgerRecord> ReadAsync(CancellationToken cancellation = default) => Inner.ReadAsync(cancellation);
    }
}
