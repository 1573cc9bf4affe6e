using System.Security.Cryptography;
using GovernedAi.Ledger;
using GovernedAi.Retention;
using GovernedAi.Tests.Ledger;

namespace GovernedAi.Tests.Retention;

/// <summary>Old content and old records go; what remains verifies, and says what went.</summary>
public sealed class PruningTests : IDisposable
{
    private readonly KeptEvidence _kept = new(new LedgerKeyRing(new LedgerKey("2027", RandomNumberGenerator.GetBytes(32)), []));

    public void Dispose() => _kept.Dispose();

    [Fact]
    public async Task When_a_term_is_over_content_goes_and_records_stay()
    {
        await _kept.CallAsync(1, 2, 3, 4, 5);
        var terms = new RetentionTerms { UseCases = { ["payments"] = TimeSpan.FromDays(2.5) } };

        Assert.Equal(6, (await _kept.Retain(terms).ApplyAsync("the program")).Payloads);
        Assert.Equal(0, (await _kept.Retain(terms).ApplyAsync("the program")).Payloads);

        Assert.Equal(4, await _kept.ContentsAsync());
        Assert.Equal(10, (await _kept.RecordsAsync()).Count(record => record.Call is not null));
        Assert.Single((await _kept.RecordsAsync()), record => record.Kind == RecordKinds.Erased);
        Assert.True((await _kept.VerifyAsync()).IsIntact);
        Assert.Equal(0, (await _kept.Retain(new() { UseCases = { ["another"] = TimeSpan.Zero } }).ApplyAsync("the program")).Payloads);
    }

    [Theory]
    [InlineData(2, null, null, """{"useCase":"payments","days":2,"statedBy":"useCase"}""")]
    [InlineData(2, 1.0, null, """{"useCase":"payments","days":2,"statedBy":"useCase"}""")]
    [InlineData(2, null, 0.5, """{"useCase":"payments","days":2,"statedBy":"useCase"}""")]
    [InlineData(1, 2.0, 0.5, """{"useCase":"payments","days":2,"statedBy":"options"}""")]
    [InlineData(0, 2.0, 0.5, """{"useCase":"payments","days":2,"statedBy":"options"}""")]
    [InlineData(0, null, 2.0, """{"useCase":"payments","days":2,"statedBy":"options"}""")]
    [InlineData(2, 100_000.0, null, null)]
    [InlineData(2, double.PositiveInfinity, null, null)]
    public async Task The_term_the_use_case_declares_is_obeyed_and_options_can_only_lengthen_it(int declared, double? option, double? byDefault, string? applied)
    {
        _kept.RetentionDays = declared;
        await _kept.CallAsync(1, 2, 3, 4);
        var terms = new RetentionTerms { Default = byDefault is { } days ? TimeSpan.FromDays(days) : null };
        if (option is { } stated)
            terms.UseCases["payments"] = double.IsPositiveInfinity(stated) ? TimeSpan.MaxValue : TimeSpan.FromDays(stated);

        await _kept.Retain(terms).ApplyAsync("the program");

        Assert.Equal(applied is null ? 8 : 2, await _kept.ContentsAsync());
        var erased = (await _kept.RecordsAsync()).SingleOrDefault(record => record.Kind == RecordKinds.Erased);
        Assert.Equal(applied, erased is null ? null : Assert.Single(erased.Data.GetProperty("terms").EnumerateArray()).GetRawText());
    }

    [Fact]
    public async Task A_declared_term_counts_from_when_it_was_declared_and_for_programs_that_know_nothing_of_it()
    {
        await _kept.CallAsync(1);
        _kept.RetentionDays = 30;
        await _kept.CallAsync(2);
        _kept.RetentionDays = 1;
        await _kept.CallAsync(3, 4);

        var report = await _kept.Retain().PruneAsync(Day(4), "older than our policy", "records office");
        await _kept.Retain().ApplyAsync("the program");

        Assert.Equal(2, report.Cut?.Sequence);
        Assert.Equal("the retention term of record 3 runs until 2027-04-01 (30 days, as the use case payments declares)", report.StoppedBy);
        Assert.Equal(2, await _kept.ContentsAsync());
        Assert.True((await _kept.VerifyAsync()).IsIntact);
    }

    [Fact]
    public async Task A_legal_hold_wins_over_a_term()
    {
        await _kept.CallAsync(1, 2);
        await _kept.Holds.PlaceAsync(HoldKind.DataSubject, "1", "litigation", "counsel");

        var report = await _kept.Retain(new RetentionTerms { Default = TimeSpan.Zero }).ApplyAsync("the program");

        Assert.Equal(2, report.Payloads);
        Assert.Single(report.Held);
    }

    [Fact]
    public async Task What_remains_after_pruning_verifies_and_says_what_went()
    {
        await _kept.CallAsync(1, 2, 3, 4);
        var report = await _kept.Retain().PruneAsync(Day(2), "older than our policy", "records office");

        Assert.Equal(4, report.Cut?.Sequence);
        Assert.Equal(4, report.Payloads);
        var verification = await _kept.VerifyAsync();
        Assert.Empty(verification.Faults);
        Assert.Equal(5, (await _kept.RecordsAsync())[0].Sequence);
        Assert.Equal("records 1 to 4 were pruned by records office on 2027-03-05 (record 10): older than our policy", verification.Pruned?.ToString());
        Assert.Equal(11, (await _kept.FileLedger.AppendAsync(new Note("goes on"))).Sequence);
        Assert.True((await _kept.VerifyAsync()).IsIntact);
        Assert.DoesNotContain(Directory.EnumerateDirectories(_kept.PayloadPath), day => string.CompareOrdinal(Path.GetFileName(day), "2027-03-03") < 0);
    }

    [Fact]
    public async Task It_can_be_pruned_again_and_again()
    {
        await _kept.CallAsync(1, 2, 3, 4, 5, 6);
        for (var day = 1; day < 5; day++)
            await _kept.Retain().PruneAsync(Day(day), "older than our policy", "records office");

        var verification = await _kept.VerifyAsync();
        Assert.Empty(verification.Faults);
        Assert.Equal(8, verification.Pruned?.Cut.Sequence);
    }

    [Fact]
    public async Task A_prune_that_was_interrupted_verifies_and_is_finished_by_the_next()
    {
        await _kept.CallAsync(1, 2, 3, 4);
        var whole = Directory.GetFiles(_kept.LedgerPath, "*.jsonl").Order().Take(3).ToDictionary(file => file, File.ReadAllBytes);
        await _kept.Retain().PruneAsync(Day(3), "older than our policy", "records office");
        foreach (var (file, bytes) in whole.Skip(1))
            await File.WriteAllBytesAsync(file, bytes);

        Assert.Empty((await _kept.VerifyAsync()).Faults);
        foreach (var (file, bytes) in whole)
            await File.WriteAllBytesAsync(file, bytes);
        Assert.Empty((await _kept.VerifyAsync()).Faults);
        await _kept.Retain().PruneAsync(Day(0), "nothing new", "records office");

        Assert.DoesNotContain(whole.Keys, File.Exists);
    }

    [Fact]
    public async Task Records_torn_off_the_front_are_no_pruned_ones()
    {
        await _kept.CallAsync(1, 2, 3, 4);
        await _kept.Retain().PruneAsync(Day(1), "older than our policy", "records office");
        File.Delete(Directory.GetFiles(_kept.LedgerPath, "*.jsonl").Order().First());

        var fault = Assert.Single((await _kept.VerifyAsync()).Faults);

        Assert.Equal("records 1 to 4 before it are missing, and no record says that they were pruned", fault.Message);
        Assert.Equal(5, fault.Sequence);
    }

    [Fact]
    public async Task A_checkpoint_written_without_the_key_is_not_believed()
    {
        await _kept.CallAsync(1, 2, 3);
        var third = (await _kept.RecordsAsync())[2];
        File.Delete(Directory.GetFiles(_kept.LedgerPath, "*.jsonl").Order().First());
        using (var forger = new FileLedger(_kept.LedgerPath))
            await forger.AppendAsync(new GovernedAi.Ledger.Entries.PrunedEntry(_kept.Clock.GetUtcNow(), new LedgerAnchor(2, third.Previous), "tidy", "nobody", []));

        Assert.Contains((await _kept.VerifyAsync()).Faults, fault => fault.Message.Contains("it was not written by a holder of the key"));
    }

    [Fact]
    public async Task A_checkpoint_that_states_another_record_is_named()
    {
        await _kept.CallAsync(1, 2, 3);
        File.Delete(Directory.GetFiles(_kept.LedgerPath, "*.jsonl").Order().First());
        await _kept.FileLedger.AppendAsync(new GovernedAi.Ledger.Entries.PrunedEntry(_kept.Clock.GetUtcNow(), new LedgerAnchor(2, new string('a', 64)), "tidy", "nobody", []));

        Assert.EndsWith("but it does not follow from them", Assert.Single((await _kept.VerifyAsync()).Faults).Message);
    }

    [Fact]
    public async Task An_anchor_in_what_was_pruned_is_no_fault_unless_it_is_another()
    {
        await _kept.CallAsync(1, 2, 3);
        var second = (await _kept.RecordsAsync())[1];
        await _kept.Retain().PruneAsync(Day(1), "older than our policy", "records office");

        Assert.Empty((await _kept.VerifyAsync(new LedgerAnchor(2, second.Hash))).Faults);
        Assert.Single((await _kept.VerifyAsync(new LedgerAnchor(2, new string('a', 64)))).Faults);
        Assert.Single((await _kept.VerifyAsync(new LedgerAnchor(99, second.Hash))).Faults);
    }

    [Fact]
    public async Task Pruning_stops_at_a_legal_hold_and_at_a_term_that_runs()
    {
        await _kept.CallAsync(1, 2, 3, 4);
        var hold = await _kept.Holds.PlaceAsync(HoldKind.DataSubject, "2", "litigation", "counsel");

        var report = await _kept.Retain().PruneAsync(Day(4), "older than our policy", "records office");
        Assert.Equal(2, report.Cut?.Sequence);
        Assert.Equal($"record 3 is under legal hold {hold.Id}, placed by counsel: litigation", report.StoppedBy);
        Assert.Equal(hold.Id, Assert.Single(await _kept.Holds.ListAsync()).Id);

        await _kept.Holds.ReleaseAsync(hold.Id, "settled", "counsel");
        report = await _kept.Retain(new RetentionTerms { Default = TimeSpan.FromDays(2.5) }).PruneAsync(Day(4), "older than our policy", "records office");
        Assert.Equal(4, report.Cut?.Sequence);
        Assert.Equal("the retention term of record 5 runs until 2027-03-06 (2.5 days, by the options of the program)", report.StoppedBy);
    }

    [Fact]
    public async Task Pruning_stops_at_an_incident_until_it_is_acknowledged_and_put_right()
    {
        await _kept.CallAsync(1, 2, 3, 4);
        var wrong = (await _kept.RecordsAsync())[3];
        var incident = await _kept.Incidents.OpenAsync(wrong.Id, "wrong payee", "kim");

        Assert.Equal((2, $"record 3 belongs to incident {incident.Id}, which is open: nobody acknowledged it"), await PruneAsync());
        await _kept.Incidents.AcknowledgeAsync(incident.Id, "kim", "looking");
        Assert.Equal((null, $"record 3 belongs to incident {incident.Id}, which is open: nothing puts it right yet"), await PruneAsync());
        await _kept.Incidents.CorrectAsync(incident.Id, "pay by hand", "kim");
        Assert.Equal(8, (await PruneAsync()).Cut);
        Assert.True((await _kept.VerifyAsync()).IsIntact);
    }

    [Fact]
    public async Task So_it_does_at_the_call_that_is_to_put_an_incident_right()
    {
        await _kept.CallAsync(1, 2, 3, 4);
        var records = await _kept.RecordsAsync();
        var incident = await _kept.Incidents.OpenAsync(records[7].Id, "wrong payee", "kim", correction: records[3].Call);

        Assert.Equal((2, $"record 3 belongs to incident {incident.Id}, which is open: nobody acknowledged it"), await PruneAsync());
    }

    private async Task<(long? Cut, string StoppedBy)> PruneAsync()
    {
        var report = await _kept.Retain().PruneAsync(Day(4), "older than our policy", "records office");
        return (report.Cut?.Sequence, report.StoppedBy);
    }

    [Fact]
    public async Task A_hold_whose_record_was_pruned_goes_on_to_hold()
    {
        await _kept.CallAsync(1);
        var hold = await _kept.Holds.PlaceAsync(HoldKind.UseCase, "another", "litigation", "counsel");
        _kept.Clock.Advance(TimeSpan.FromDays(1));
        await _kept.CallAsync(2, 3);

        Assert.True((await _kept.Retain().PruneAsync(Day(3), "older than our policy", "records office")).Cut?.Sequence > 3);

        Assert.Equal(hold with { Digest = null }, Assert.Single(await _kept.Holds.ListAsync()));
    }

    private static DateTimeOffset Day(int day) => new DateTimeOffset(2027, 3, 1, 0, 0, 0, TimeSpan.Zero).AddDays(day);
}
