using GovernedAi.Incidents;
using GovernedAi.Ledger;
using GovernedAi.Payloads;
using GovernedAi.People;
using GovernedAi.Retention;
using GovernedAi.Testing;

namespace GovernedAi.Tests.Ledger;

/// <summary>A line that is no record, and a record that does not say what its kind says, are named; nothing is lost over them.</summary>
public sealed class MalformedLedgerTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly ManualTimeProvider _clock = new();
    private readonly FileLedger _ledger;
    private readonly InMemoryPayloadStore _payloads = new();

    public MalformedLedgerTests() => _ledger = new FileLedger(_folder.Path, new() { LongestFile = 1024 * 1024 });

    public void Dispose()
    {
        _ledger.Dispose();
        _folder.Dispose();
    }

    [Theory]
    [InlineData("")]
    [InlineData("no JSON")]
    [InlineData("{\"v\":1,\"seq\":2,")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("\0\0\0\0")]
    [InlineData("""{"v":2,"seq":2,"id":"a","at":"2027-03-01T12:00:00Z","kind":"note","data":{},"prev":"0","hash":"0"}""")]
    [InlineData("""{"v":1,"seq":"2","id":"a","at":"2027-03-01T12:00:00Z","kind":"note","data":{},"prev":"0","hash":"0"}""")]
    [InlineData("""{"v":1,"seq":2,"id":null,"at":"2027-03-01T12:00:00Z","kind":"note","data":{},"prev":"0","hash":"0"}""")]
    [InlineData("""{"v":1,"seq":2,"id":"a","at":"noon","kind":"note","data":{},"prev":"0","hash":"0"}""")]
    [InlineData("""{"v":1,"seq":2,"id":"a","at":"2027-03-01T12:00:00Z","kind":"note","data":{},"prev":"0","hash":"0","retentionDays":"long"}""")]
    public async Task A_line_that_is_no_record_is_named_by_file_and_line(string line)
    {
        await Note.AppendAsync(_ledger, 3);
        var file = _folder["000001.jsonl"];
        var lines = await File.ReadAllLinesAsync(file);
        lines[1] = line;
        await File.WriteAllTextAsync(file, string.Concat(lines.Select(one => one + "\n")));

        Assert.Contains("000001.jsonl:2: ", (await Assert.ThrowsAsync<FormatException>(() => Note.ReadAsync(_ledger))).Message);
        Assert.StartsWith("000001.jsonl:2: ", (await LedgerVerifier.VerifyAsync(_folder.Path)).Faults[0].ToString());

        // What can still be chained goes on; the line itself stays as it is.
        Assert.Equal(4, (await new FileLedger(_folder.Path, new() { LongestFile = 1024 * 1024 }).AppendAsync(new Note("after"))).Sequence);
        Assert.Equal(line, (await File.ReadAllLinesAsync(file))[1]);
    }

    [Theory]
    [InlineData(RecordKinds.HoldPlaced)]
    [InlineData(RecordKinds.HoldReleased)]
    [InlineData(RecordKinds.Pruned)]
    [InlineData(RecordKinds.Erased)]
    [InlineData(RecordKinds.IncidentOpened)]
    [InlineData(RecordKinds.IncidentNotified)]
    [InlineData(RecordKinds.IncidentAcknowledged)]
    [InlineData(RecordKinds.IncidentCorrected)]
    public async Task A_record_that_does_not_say_what_its_kind_says_is_named_and_nothing_goes(string kind)
    {
        await _ledger.AppendAsync(new Note("before"));
        var receipt = await _ledger.AppendAsync(new Note("malformed", kind: kind));
        var named = $"Record 2 ({receipt.Id}) does not say what a record of the kind {kind} says: ";
        var approvals = new InMemoryApprovalStore(_clock);
        var retention = new EvidenceRetention(_ledger, _payloads, approvals, new RetentionTerms(), _clock);
        var people = new PeopleFile(_folder["people.json"]);

        var thrown = await Assert.ThrowsAsync<FormatException>(() => kind switch
        {
            RecordKinds.HoldPlaced or RecordKinds.HoldReleased or RecordKinds.Pruned => retention.PruneAsync(_clock.GetUtcNow().AddDays(9), "old", "kim").AsTask(),
            RecordKinds.Erased => retention.ApplyAsync("kim").AsTask(),
            _ => new IncidentDesk(_ledger, _payloads, people, [], _clock).AdvanceAsync().AsTask(),
        });

        Assert.StartsWith(named, thrown.Message);
        Assert.Equal(2, (await Note.ReadAsync(_ledger)).Count);
        if (kind is RecordKinds.HoldPlaced or RecordKinds.HoldReleased or RecordKinds.Pruned)
            await Assert.ThrowsAsync<FormatException>(() => new DataSubjects(_ledger, _payloads, approvals, _clock).EraseAsync("4711", "asked", "dpo").AsTask());
    }

    [Fact]
    public async Task A_checkpoint_that_does_not_say_what_went_is_a_fault_by_file_and_line()
    {
        await _ledger.AppendAsync(new Note("before"));
        await _ledger.AppendAsync(new Note("malformed", kind: RecordKinds.Pruned));

        Assert.StartsWith("000001.jsonl:2: record 2: it says that records were pruned, and not which", Assert.Single((await LedgerVerifier.VerifyAsync(_folder.Path)).Faults).ToString());
    }
}
