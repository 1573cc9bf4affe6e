using System.Text;
using GovernedAi.Payloads;

namespace GovernedAi.Tests.Payloads;

public sealed class FilePayloadStoreTests : DurablePayloadStoreContract, IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public FilePayloadStoreTests() => Store = Open();

    protected override IPayloadStore Store { get; }

    protected override IPayloadStore Open() => new FilePayloadStore(_folder.Path);

    /// <summary>Puts a file where the folder of the day belongs: even the superuser cannot write into that.</summary>
    protected override IDisposable Break()
    {
        var file = new FileInfo(_folder["2027-03-01"]);
        file.Create().Dispose();
        return new Obstacle(file);
    }

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Erasing_leaves_nothing_to_guess_from()
    {
        var (kept, erased) = (New(1, "\"kept\""), New(2, "\"secret\"", "4be1"));
        await Store.StoreAsync([kept, erased]);

        await Store.EraseAsync(erased.Id);

        var text = await File.ReadAllTextAsync(OnlyFile);
        Assert.Contains("kept", text);
        Assert.DoesNotContain("secret", text);
        Assert.DoesNotContain("4be1", text);
        Assert.DoesNotContain(Convert.ToBase64String(erased.Key.Span), text);
    }

    [Fact]
    public async Task A_write_that_failed_half_way_spoils_no_later_one()
    {
        await Store.StoreAsync([New(1, "1")]);
        await File.AppendAllTextAsync(OnlyFile, "{\"v\":1,\"n\":2,");
        var later = New(3, "3");
        await Store.StoreAsync([later]);

        Assert.NotNull(await Store.FindAsync(later.Id));
    }

    [Theory]
    [InlineData("""{"v":1,"n":2,""")]
    [InlineData("""{"v":1,"n":2,"content":1}""")]
    [InlineData("""{"v":1,"n":2,"key":"AAAA"}""")]
    [InlineData("""{"v":1,"n":2,"key":"no base64!","content":1}""")]
    [InlineData("""{"v":1,"n":2,"key":7,"content":1}""")]
    [InlineData("""{"v":1,"n":2,"key":"AAAA","subjects":"4be1","content":1}""")]
    [InlineData("""{"v":1,"n":2,"key":"AAAA","subjects":["4be1"],"content":{"a":}""")]
    public async Task A_damaged_line_is_named_hides_no_other_and_can_be_erased(string line)
    {
        var (kept, damaged, next) = (New(1, "1"), New(2, "2", "4be1"), New(3, "3"));
        await Store.StoreAsync([kept, damaged, next]);
        var lines = await File.ReadAllLinesAsync(OnlyFile);
        lines[1] = line;
        await File.WriteAllTextAsync(OnlyFile, string.Concat(lines.Select(one => one + "\n")));

        Assert.Contains($"{Path.GetFileName(OnlyFile)}:2: ", (await Assert.ThrowsAsync<InvalidDataException>(() => Store.FindAsync(damaged.Id).AsTask())).Message);
        Assert.NotNull(await Store.FindAsync(kept.Id));
        Assert.True(await Store.EraseAsync(damaged.Id));
        Assert.Null(await Store.FindAsync(damaged.Id));
        Assert.Equal(next.Digest, (await Store.FindAsync(next.Id))!.Digest);

        await Store.EraseAsync(kept.Id);
        await Store.EraseAsync(next.Id);
        Assert.Equal(1, await Store.SweepAsync(Day.AddDays(2)));
    }

    [Fact]
    public async Task A_subject_key_that_is_none_is_named_and_not_replaced()
    {
        await File.WriteAllTextAsync(_folder[".subjects.key"], "short");

        Assert.Contains(".subjects.key is to hold 32 random bytes, and holds 5", Assert.Throws<InvalidDataException>(() => Open().SubjectKey).Message);
        Assert.Equal("short", await File.ReadAllTextAsync(_folder[".subjects.key"]));
    }

    [Theory]
    [InlineData("../x/1")]
    [InlineData("2027-03-01/../1")]
    [InlineData("2027-03-01/00000000000000000000000000000000/-1")]
    public async Task An_id_that_is_none_never_becomes_a_path(string id) =>
        await Assert.ThrowsAsync<FormatException>(() => Store.FindAsync(id).AsTask());

    private string OnlyFile => Assert.Single(Directory.GetFiles(_folder.Path, "*.jsonl", SearchOption.AllDirectories));

    private sealed class Obstacle(FileInfo file) : IDisposable
    {
        public void Dispose() => file.Delete();
    }
}
