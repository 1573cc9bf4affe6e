using GovernedAi.Approvals;
using GovernedAi.Hosting;
using GovernedAi.Incidents;
using GovernedAi.Ledger;
using GovernedAi.Payloads;
using GovernedAi.Retention;
using GovernedAi.Runtime;
using GovernedAi.Testing;

namespace GovernedAi.Tests.Incidents;

/// <summary>A released answer was wrong: who is told in which order, who takes it on, and what puts it right.</summary>
[Collection("default governance of the process")]
public sealed class IncidentDeskTests : IDisposable
{
    private static readonly IncidentPolicy Chain = new(["desk", "compliance"], TimeSpan.FromMinutes(30).Ticks);

    private readonly TemporaryFolder _folder = new();
    private readonly ManualTimeProvider _clock = new();
    private readonly Pager _pager = new("pager");
    private readonly GovernanceLease _governance;

    public IncidentDeskTests() => _governance = GovernanceHost.Use(
        o =>
        {
            o.Folder = _folder[""];
            o.AskAtConsole = false;
            o.Group("desk", "ana", "bo").Group("compliance", "cleo").Group("empty");
            o.IncidentNotifiers.Add(_pager);
        },
        _clock);

    public void Dispose()
    {
        _governance.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public async Task The_first_group_of_the_chain_is_told_and_the_record_says_whom_and_how()
    {
        var outcome = await RouteAsync();

        var incident = await _governance.Incidents.OpenAsync(outcome.Id, "wrong queue", "kim");

        Assert.Equal(["desk: ana, bo"], _pager.Told);
        Assert.Equal((outcome.Id, outcome.Call, "inbound-routing"), (incident.Record, incident.Call, incident.UseCase));
        Assert.Equal(_clock.GetUtcNow().AddMinutes(30), incident.Waiting(_clock.GetUtcNow())!.Until);
        Assert.Equal(["started", "intent", "outcome", "incidentOpened", "incidentNotified"], (await RecordsAsync()).Select(record => record.Kind));
        var told = (await RecordsAsync())[^1];
        Assert.Equal(["log", "pager"], told.Data.GetProperty("via").EnumerateArray().Select(via => via.GetString()));
        Assert.Equal((outcome.Call, outcome.Method, "inbound-routing", "freight desk"), (told.Call, told.Method, told.UseCase, told.Owner));
        Assert.True((await LedgerVerifier.VerifyAsync(_folder["ledger"], LedgerKeyRing.None)).IsIntact);
    }

    [Fact]
    public async Task A_call_is_named_instead_of_its_outcome()
    {
        var outcome = await RouteAsync();
        Assert.Equal(outcome.Id, (await _governance.Incidents.OpenAsync(outcome.Call!, "wrong queue", "kim")).Record);
    }

    [Fact]
    public async Task The_next_is_told_when_nobody_acknowledged_in_time_and_not_before()
    {
        var id = (await _governance.Incidents.OpenAsync((await RouteAsync()).Id, "wrong queue", "kim")).Id;

        _clock.Advance(TimeSpan.FromMinutes(29));
        await _governance.Incidents.AdvanceAsync();
        Assert.Equal(["desk: ana, bo"], _pager.Told);
        _clock.Advance(TimeSpan.FromMinutes(1));
        await _governance.Incidents.AdvanceAsync();
        await _governance.Incidents.AdvanceAsync();
        Assert.Equal(["desk: ana, bo", "compliance: cleo"], _pager.Told);
        Assert.False((await FindAsync(id)).IsUnanswered(_clock.GetUtcNow()));

        _clock.Advance(TimeSpan.FromMinutes(30));
        await _governance.Incidents.AdvanceAsync();
        Assert.Equal(2, _pager.Told.Count);
        Assert.True((await FindAsync(id)).IsUnanswered(_clock.GetUtcNow()));
    }

    [Fact]
    public async Task Who_was_told_acknowledges_once_and_nobody_further_is_told()
    {
        var id = (await _governance.Incidents.OpenAsync((await RouteAsync()).Id, "wrong queue", "kim")).Id;

        var early = await Assert.ThrowsAsync<IncidentRefusedException>(() => _governance.Incidents.AcknowledgeAsync(id, "cleo", "mine").AsTask());
        Assert.Equal($"cleo was not told of incident {id}, so it is not cleo's to acknowledge. Told were: ana, bo.", early.Message);
        await _governance.Incidents.AcknowledgeAsync(id, "bo", "looking");
        await Assert.ThrowsAsync<IncidentRefusedException>(() => _governance.Incidents.AcknowledgeAsync(id, "ana", "me too").AsTask());

        _clock.Advance(TimeSpan.FromHours(2));
        await _governance.Incidents.AdvanceAsync();
        Assert.Single(_pager.Told);
        Assert.Equal(("bo", "looking"), ((await FindAsync(id)).Acknowledgement!.By, (await FindAsync(id)).Acknowledgement!.Reason));
    }

    [Fact]
    public async Task A_group_without_anybody_is_passed_over_on_record()
    {
        var incident = await _governance.Incidents.OpenAsync((await RouteAsync()).Id, "wrong queue", "kim", notify: ["strangers", "empty", "compliance"]);

        Assert.Equal(["nobody knows the group 'strangers'", "nobody of 'empty' is there", null], incident.Steps.Select(step => step.Skipped));
        Assert.Equal(["compliance: cleo"], _pager.Told);
    }

    [Fact]
    public async Task A_notifier_that_failed_and_one_of_another_program_tell_what_is_still_current()
    {
        _pager.Fails = true;
        await _governance.Incidents.OpenAsync((await RouteAsync()).Id, "wrong queue", "kim");
        _pager.Fails = false;
        var desk = _governance.Incidents;

        await desk.AdvanceAsync();
        await desk.AdvanceAsync();

        Assert.Equal(["desk: ana, bo"], _pager.Told);
        Assert.Equal(["log", "pager"], Assert.Single(await desk.ListAsync()).Steps.Single().Via);
    }

    [Fact]
    public async Task Without_declared_groups_it_is_recorded_and_nobody_is_told()
    {
        var incident = await _governance.Incidents.OpenAsync((await RouteAsync(chain: null)).Id, "wrong queue", "kim");

        Assert.Empty(incident.Chain);
        Assert.Empty(_pager.Told);
        Assert.True(incident.IsUnanswered(_clock.GetUtcNow()));
        await _governance.Incidents.AcknowledgeAsync(incident.Id, "anybody", "found it in the list");
    }

    [Fact]
    public async Task What_cannot_be_found_is_named_and_nothing_is_written()
    {
        var outcome = await RouteAsync();
        var unknown = new string('a', 32);
        var before = (await RecordsAsync()).Count;

        Assert.Equal("\"BL-1\" is no id of a record or a call: those are 32 hexadecimal digits, as the ledger shows them.", (await Assert.ThrowsAsync<FormatException>(() => Open("BL-1"))).Message);
        Assert.Equal($"No record and no call in the ledger has the id {unknown}.", (await Assert.ThrowsAsync<ArgumentException>(() => Open(unknown))).Message);
        Assert.Contains("(started) belongs to no governed call", (await Assert.ThrowsAsync<ArgumentException>(async () => await Open((await RecordsAsync())[0].Id))).Message);
        await Assert.ThrowsAsync<ArgumentException>(() => Open(outcome.Id, correction: unknown));
        await Assert.ThrowsAsync<ArgumentException>(() => _governance.Incidents.AcknowledgeAsync("0123", "ana", "mine").AsTask());
        Assert.Equal(before, (await RecordsAsync()).Count);

        Task Open(string about, string? correction = null) => _governance.Incidents.OpenAsync(about, "wrong", "kim", correction).AsTask();
    }

    [Fact]
    public async Task A_correction_is_another_record_or_a_text_that_never_stands_in_the_chain()
    {
        var (wrong, right) = (await RouteAsync(), await RouteAsync());
        var opened = await _governance.Incidents.OpenAsync(wrong.Id, "wrong queue", "kim", correction: right.Call);
        Assert.Equal(right.Id, opened.Corrections.Single().Record);

        var corrected = await _governance.Incidents.CorrectAsync(opened.Id, "Anna's bill goes to \"hazmat\"", "bo");

        var payloads = new FilePayloadStore(_folder["payloads"]);
        var content = corrected.Corrections[1].Content!.Value;
        var kept = (await payloads.FindAsync(content.Payload))!;
        Assert.Equal("Anna's bill goes to \"hazmat\"", System.Text.Json.JsonSerializer.Deserialize<string>(kept.Content.Span));
        Assert.Equal(content.Digest, kept.Digest);
        Assert.DoesNotContain(await RecordsAsync(), record => record.Data.ToString().Contains("Anna", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_corrections_text_is_erased_with_what_is_kept_about_the_person()
    {
        var incident = await _governance.Incidents.OpenAsync((await RouteAsync()).Id, "wrong queue", "kim", correction: "hazmat");
        var payloads = new FilePayloadStore(_folder["payloads"]);
        using var approvals = new FileApprovalStore(_folder["approvals"], _clock);

        await new DataSubjects(_governance.Ledger, payloads, approvals, _clock).EraseAsync("BL-1", "asked to be forgotten", "dpo");

        Assert.Null(await payloads.FindAsync(incident.Corrections.Single().Content!.Value.Payload));
    }

    private async Task<Incident> FindAsync(string id) => (await _governance.Incidents.ListAsync()).Single(incident => incident.Id == id);

    private Task<LedgerRecord> RouteAsync() => RouteAsync(Chain);

    /// <summary>One governed call; its outcome.</summary>
    private async Task<LedgerRecord> RouteAsync(IncidentPolicy? chain)
    {
        var method = new GovernedMethod("M:Acme.Freight.FreightRouter.RouteAsync", "Freight", "FreightRouter.RouteAsync", audited: true, useCase: "inbound-routing", owner: "freight desk", incident: chain);
        using (var call = _governance.Begin<string>(method))
        {
            call.Argument("bill", "BL-1", ArgumentPrivacy.DataSubject);
            while (await call.NextAsync())
                call.Propose("standard");
        }

        return (await RecordsAsync())[^1];
    }

    private async Task<List<LedgerRecord>> RecordsAsync()
    {
        var records = new List<LedgerRecord>();
        await foreach (var record in _governance.Ledger.ReadAsync())
            records.Add(record);
        return records;
    }
}
