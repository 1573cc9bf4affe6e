using System.Text;
using GovernedAi.Approvals;
using GovernedAi.Hosting;
using GovernedAi.Ledger;
using GovernedAi.Payloads;
using GovernedAi.Runtime;
using GovernedAi.Testing;
using GovernedAi.Tests.Runtime;

namespace GovernedAi.Tests.Hosting;

/// <summary>The whole embedded default on a real folder: what the person at the desk and the auditor find there.</summary>
[Collection("default governance of the process")]
public sealed class EmbeddedGovernanceTests : IDisposable
{
    private static readonly Bill Bill = new("BL-7", "lithium batteries");

    private readonly TemporaryFolder _folder = new();
    private readonly ManualTimeProvider _clock = new();
    private readonly GovernanceLease _governance;

    public EmbeddedGovernanceTests() => _governance = GovernanceHost.Use(
        o =>
        {
            o.Folder = _folder.Path;
            o.AskAtConsole = false;
            o.Group("hazmat-desk", "ana").Group("compliance", "cleo");
        },
        _clock);

    public void Dispose()
    {
        _governance.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public async Task Somebody_in_another_process_releases_what_is_stored_there()
    {
        var router = new HandMadeRouter(_governance, Facts.Escalated());
        var routing = router.RouteAsync(Bill);
        using var elsewhere = new FileApprovalStore(_folder["approvals"], _clock);
        var request = await WaitingAsync(elsewhere);
        Assert.Equal("""{"Queue":"standard"}""", request.Proposal.ToString());

        await new ApprovalDesk(elsewhere, _clock).ReleaseAsync(request.Id, "ana", "looks right");

        Assert.Equal("standard", (await routing.WaitAsync(TimeSpan.FromSeconds(20))).Queue);
        Assert.Equal("intent approvalRequested approvalAsked approvalDecided outcome", await KindsAsync());
        Assert.True((await LedgerVerifier.VerifyAsync(_folder["ledger"])).IsIntact);
    }

    [Fact]
    public async Task When_nobody_answers_the_next_is_asked_and_then_the_fallback_answers()
    {
        var routing = new HandMadeRouter(_governance, Facts.Escalated(chain: ["hazmat-desk", "compliance"], fallbacks: "RouteByRules")).RouteAsync(Bill);
        await _clock.WhenWaitingAsync(2);
        _clock.Advance(Facts.StepTimeout);
        await _clock.WhenWaitingAsync(2);
        _clock.Advance(Facts.StepTimeout);

        Assert.Equal("rules", (await routing.WaitAsync(TimeSpan.FromSeconds(20))).Queue);
        Assert.Equal("intent approvalRequested approvalAsked approvalAsked approvalDecided attempt outcome", await KindsAsync());
    }

    [Theory]
    [InlineData("\"Queue\":\"standard\"")]
    [InlineData("\"Queue\":\"rules\"")]
    public async Task A_request_changed_on_disk_releases_nothing(string shown)
    {
        var routing = new HandMadeRouter(_governance, Facts.With(Facts.Escalated().Escalation, new FallbackPolicy("RouteByRules", FallbackOn.Rejection, preview: true))).RouteAsync(Bill);
        using var elsewhere = new FileApprovalStore(_folder["approvals"], _clock);
        var request = await WaitingAsync(elsewhere);
        var file = _folder[$"approvals/{request.Id}.request.json"];
        await File.WriteAllTextAsync(file, (await File.ReadAllTextAsync(file)).Replace(shown, "\"Queue\":\"hazmat\""));

        await new ApprovalDesk(elsewhere, _clock).ReleaseAsync(request.Id, "ana", "looks right");

        var thrown = await Assert.ThrowsAsync<ApprovalBindingException>(() => routing.WaitAsync(TimeSpan.FromSeconds(20)));
        Assert.Contains("was changed after it was written", thrown.Message);
    }

    [Fact]
    public async Task A_decision_written_by_hand_for_somebody_who_was_not_asked_releases_nothing()
    {
        var routing = new HandMadeRouter(_governance, Facts.Escalated()).RouteAsync(Bill);
        using var elsewhere = new FileApprovalStore(_folder["approvals"], _clock);
        var request = await WaitingAsync(elsewhere);

        await elsewhere.TryDecideAsync(new ApprovalDecision
        {
            Request = request.Id,
            Verdict = Verdict.Release,
            By = "mallory",
            Assurance = Assurance.Asserted,
            Reason = "trust me",
            At = _clock.GetUtcNow(),
            Binding = request.Binding,
        });

        await Assert.ThrowsAsync<ApprovalBindingException>(() => routing.WaitAsync(TimeSpan.FromSeconds(20)));
    }

    [Fact]
    public async Task What_a_record_refers_to_is_found_beside_it_under_its_digest()
    {
        await new HandMadeRouter(_governance, Facts.Audited()).RouteAsync(Bill);

        var reference = (await RecordsAsync()).Single(record => record.Kind == RecordKinds.Intent).Data.GetProperty("arguments").GetProperty("bill");
        var payload = await new FilePayloadStore(_folder["payloads"]).FindAsync(reference.GetProperty("payload").GetString()!);

        Assert.Equal("""{"Number":"BL-7","Cargo":"lithium batteries"}""", Encoding.UTF8.GetString(payload!.Content.Span));
        Assert.Equal(reference.GetProperty("digest").GetString(), payload.Digest);
    }

    [Fact]
    public async Task Nothing_of_the_content_stands_in_the_chain()
    {
        await new HandMadeRouter(_governance, Facts.WithFallbacks())
        {
            Core = (_, _) => throw new InvalidOperationException("lithium in the message"),
        }.RouteAsync(Bill).ContinueWith(_ => { }, TaskScheduler.Default);

        Assert.DoesNotContain("lithium", await File.ReadAllTextAsync(_folder["ledger/000001.jsonl"]));
    }

    private async Task<ApprovalRequest> WaitingAsync(FileApprovalStore store)
    {
        // One timer for the step, one for looking now and then: the call has arrived where it waits.
        await _clock.WhenWaitingAsync(2);
        await foreach (var request in store.ListWaitingAsync())
            return request;
        throw new InvalidOperationException("Nothing waits.");
    }

    private async Task<List<LedgerRecord>> RecordsAsync()
    {
        var records = new List<LedgerRecord>();
        await foreach (var record in _governance.Ledger.ReadAsync())
            records.Add(record);
        return records;
    }

    private async Task<string> KindsAsync() => string.Join(' ', (await RecordsAsync()).Skip(1).Select(record => record.Kind));
}
