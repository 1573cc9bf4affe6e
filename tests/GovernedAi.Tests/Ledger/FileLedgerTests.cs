using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using GovernedAi.Ledger;
using GovernedAi.Testing;

namespace GovernedAi.Tests.Ledger;

public sealed class FileLedgerTests : DurableLedgerContract, IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly List<FileLedger> _opened = [];

    public FileLedgerTests() => Ledger = Open();

    protected override ILedger Ledger { get; }

    protected override ILedger Open()
    {
        _opened.Add(new FileLedger(_folder.Path, new() { LongestFile = 4000 }));
        return _opened[^1];
    }

    /// <summary>Puts a folder where the lock belongs: even the superuser cannot open that to write.</summary>
    protected override IDisposable Break()
    {
        File.Delete(_folder[".lock"]);
        return new Obstacle(Directory.CreateDirectory(_folder[".lock"]));
    }

    public void Dispose()
    {
        _opened.ForEach(ledger => ledger.Dispose());
        _folder.Dispose();
    }

    [Fact]
    public async Task A_record_is_one_line_of_the_documented_shape()
    {
        using var ledger = new FileLedger(_folder.Path);
        var receipt = await ledger.AppendAsync(new Note("Größe \"M\"\n2nd line"));

        var line = Assert.Single(await File.ReadAllLinesAsync(First));
        using var json = JsonDocument.Parse(line);
        Assert.Equal(["v", "seq", "id", "at", "kind", "data", "prev", "hash"], json.RootElement.EnumerateObject().Select(property => property.Name));
        Assert.Equal("Größe \"M\"\n2nd line", json.RootElement.GetProperty("data").GetProperty("text").GetString());
        Assert.Equal("2027-03-01T12:00:00Z", json.RootElement.GetProperty("at").GetString());
        Assert.Equal((1, receipt.Id, receipt.Hash), (json.RootElement.GetProperty("seq").GetInt64(), json.RootElement.GetProperty("id").GetString(), json.RootElement.GetProperty("hash").GetString()));
    }

    [Fact]
    public async Task The_hash_can_be_checked_with_nothing_but_sha256()
    {
        using var ledger = new FileLedger(_folder.Path);
        await Note.AppendAsync(ledger, 2);

        var lines = await File.ReadAllLinesAsync(First);
        foreach (var line in lines)
        {
            var bytes = Encoding.UTF8.GetBytes(line);
            var expected = Convert.ToHexStringLower(SHA256.HashData(bytes.AsSpan(0, bytes.Length - 75)));
            Assert.Equal(expected, line[^66..^2]);
        }

        Assert.Contains($"\"prev\":\"{lines[0][^66..^2]}\"", lines[1]);
    }

    [Fact]
    public async Task Several_ledgers_share_one_folder_as_several_processes_would()
    {
        using var one = new FileLedger(_folder.Path, new() { LongestFile = 4000 });
        using var two = new FileLedger(_folder.Path, new() { LongestFile = 4000 });
        using var three = new FileLedger(_folder.Path, new() { LongestFile = 4000 });

        await Task.WhenAll(new[] { one, two, three }.Select(ledger => Task.Run(() => Note.AppendAsync(ledger, 40))));

        var verification = await LedgerVerifier.VerifyAsync(_folder.Path);
        Assert.Equal((120, true), (verification.Records, verification.IsIntact));
        Assert.True(Directory.GetFiles(_folder.Path, "*.jsonl").Length > 3);
    }

    [Fact]
    public async Task A_new_day_begins_a_new_file_and_the_chain_goes_on()
    {
        var clock = new ManualTimeProvider();
        using var ledger = new FileLedger(_folder.Path, new() { Clock = clock });
        await ledger.AppendAsync(new Note("today", clock.GetUtcNow()));
        clock.Advance(TimeSpan.FromDays(1));
        await ledger.AppendAsync(new Note("tomorrow", clock.GetUtcNow()));
        clock.Jump(clock.GetUtcNow() - TimeSpan.FromDays(30));
        await ledger.AppendAsync(new Note("the clock was set back", clock.GetUtcNow()));

        Assert.Single(await File.ReadAllLinesAsync(First));
        Assert.Equal(2, (await File.ReadAllLinesAsync(_folder["000002.jsonl"])).Length);
        Assert.True((await LedgerVerifier.VerifyAsync(_folder.Path)).IsIntact);
    }

    [Theory]
    [InlineData("{\"v\":1,\"seq\":3,\"id\":\"half")]
    [InlineData("\0\0\0\0\0\0\0\0")]
    public async Task A_torn_last_line_is_mended_kept_and_recorded(string torn)
    {
        using (var ledger = new FileLedger(_folder.Path))
            await Note.AppendAsync(ledger, 2);
        await File.AppendAllTextAsync(First, torn);

        Assert.True((await LedgerVerifier.VerifyAsync(_folder.Path)).IsIntact);
        using (var ledger = new FileLedger(_folder.Path))
            Assert.Equal(4, (await ledger.AppendAsync(new Note("after"))).Sequence);

        var repair = LedgerRecord.Parse(Encoding.UTF8.GetBytes((await File.ReadAllLinesAsync(First))[2]));
        Assert.Equal(RecordKinds.Repair, repair.Kind);
        Assert.Equal(torn, await File.ReadAllTextAsync(_folder[repair.Data.GetProperty("keptAs").GetString()!]));
        Assert.True((await LedgerVerifier.VerifyAsync(_folder.Path)).IsIntact);
    }

    [Fact]
    public async Task A_last_record_that_lacks_only_its_line_break_is_kept()
    {
        using (var ledger = new FileLedger(_folder.Path))
            await Note.AppendAsync(ledger, 2);
        using (var file = File.OpenWrite(First))
            file.SetLength(file.Length - 1);

        using (var ledger = new FileLedger(_folder.Path))
            Assert.Equal(3, (await ledger.AppendAsync(new Note("after"))).Sequence);

        Assert.Equal((3, true), ((await LedgerVerifier.VerifyAsync(_folder.Path)).Records, (await LedgerVerifier.VerifyAsync(_folder.Path)).IsIntact));
    }

    [Fact]
    public async Task A_file_torn_in_its_first_line_goes_on_from_the_file_before()
    {
        using (var ledger = new FileLedger(_folder.Path, new() { LongestFile = 1 }))
            await Note.AppendAsync(ledger, 2);
        await File.WriteAllTextAsync(_folder["000002.jsonl"], "{\"v\":1,");

        using (var ledger = new FileLedger(_folder.Path))
            await ledger.AppendAsync(new Note("after"));

        var verification = await LedgerVerifier.VerifyAsync(_folder.Path);
        Assert.Equal((3, true), (verification.Records, verification.IsIntact));
    }

    [Fact]
    public async Task Nothing_is_chained_to_a_damaged_last_record()
    {
        using (var ledger = new FileLedger(_folder.Path))
            await Note.AppendAsync(ledger, 2);
        await File.WriteAllTextAsync(First, (await File.ReadAllTextAsync(First)).Replace("note 2", "note 9"));

        using var again = new FileLedger(_folder.Path);
        var thrown = await Assert.ThrowsAsync<LedgerUnavailableException>(() => again.AppendAsync(new Note("after")).AsTask());

        Assert.Contains("000001.jsonl", thrown.Message);
    }

    [Fact]
    public async Task Records_cut_off_under_a_running_writer_are_noticed()
    {
        using var ledger = new FileLedger(_folder.Path);
        await Note.AppendAsync(ledger, 3);
        var lines = await File.ReadAllLinesAsync(First);
        await File.WriteAllTextAsync(First, lines[0] + "\n");

        await Assert.ThrowsAsync<LedgerUnavailableException>(() => ledger.AppendAsync(new Note("after")).AsTask());
    }

    [Fact]
    public async Task A_folder_that_cannot_be_written_is_said_so_and_can_be_used_again_later()
    {
        var blocked = _folder["ledger"];
        await File.WriteAllTextAsync(blocked, "a file stands where the folder should");
        using var ledger = new FileLedger(blocked);

        await Assert.ThrowsAsync<LedgerUnavailableException>(() => ledger.AppendAsync(new Note("1")).AsTask());
        File.Delete(blocked);

        Assert.Equal(1, (await ledger.AppendAsync(new Note("2"))).Sequence);
    }

    [Fact]
    public async Task A_closed_ledger_takes_nothing_more()
    {
        var ledger = new FileLedger(_folder.Path);
        var appending = ledger.AppendAsync(new Note("1"));
        ledger.Dispose();

        Assert.Equal(1, (await appending).Sequence);
        await Assert.ThrowsAsync<LedgerUnavailableException>(() => ledger.AppendAsync(new Note("2")).AsTask());
    }

    private string First => _folder["000001.jsonl"];

    private sealed class Obstacle(DirectoryInfo folder) : IDisposable
    {
        public void Dispose() => folder.Delete();
    }
}
