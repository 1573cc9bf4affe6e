using System.Text;
using GovernedAi.Payloads;

namespace GovernedAi.Tests.Payloads;

public sealed class FilePayloadStoreTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly FilePayloadStore _store;
    private readonly Guid _call = Guid.NewGuid();

    public FilePayloadStoreTests() => _store = new FilePayloadStore(_folder.Path);

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_payload_is_read_back_to_the_byte_and_its_digest_with_it()
    {
        var payload = New(1, """{"a":1.50,"b":"ü<"}""");
        await _store.StoreAsync([payload, New(2, "2")]);

        var read = await _store.FindAsync(payload.Id);

        Assert.Equal("""{"a":1.50,"b":"ü<"}""", Encoding.UTF8.GetString(read!.Content.Span));
        Assert.Equal(payload.Digest, read.Digest);
    }

    [Fact]
    public async Task Equal_contents_have_different_digests() =>
        Assert.NotEqual(New(1, "1").Digest, await Task.FromResult(New(1, "1").Digest));

    [Fact]
    public async Task Erasing_leaves_the_others_and_nothing_to_guess_from()
    {
        var (kept, erased) = (New(1, "\"kept\""), New(2, "\"secret\""));
        await _store.StoreAsync([kept, erased]);

        Assert.True(await _store.EraseAsync(erased.Id));

        Assert.False(await _store.EraseAsync(erased.Id));
        Assert.Null(await _store.FindAsync(erased.Id));
        Assert.NotNull(await _store.FindAsync(kept.Id));
        var text = await File.ReadAllTextAsync(Assert.Single(Directory.GetFiles(_folder.Path, "*", SearchOption.AllDirectories)));
        Assert.DoesNotContain("secret", text);
        Assert.DoesNotContain(Convert.ToBase64String(erased.Key.Span), text);
    }

    [Fact]
    public async Task A_write_that_failed_half_way_spoils_no_later_one()
    {
        await _store.StoreAsync([New(1, "1")]);
        await File.AppendAllTextAsync(Assert.Single(Directory.GetFiles(_folder.Path, "*", SearchOption.AllDirectories)), "{\"v\":1,\"n\":2,");
        var later = New(3, "3");
        await _store.StoreAsync([later]);

        Assert.NotNull(await _store.FindAsync(later.Id));
    }

    [Fact]
    public async Task Nothing_under_an_id_is_none()
    {
        Assert.Null(await _store.FindAsync(New(1, "1").Id));
        Assert.False(await _store.EraseAsync(New(1, "1").Id));
    }

    [Theory]
    [InlineData("../x/1")]
    [InlineData("2027-03-01/../1")]
    [InlineData("2027-03-01/00000000000000000000000000000000/-1")]
    public async Task An_id_that_is_none_never_becomes_a_path(string id) =>
        await Assert.ThrowsAsync<FormatException>(() => _store.FindAsync(id).AsTask());

    [Fact]
    public async Task A_folder_that_cannot_be_written_is_said_so()
    {
        await File.WriteAllTextAsync(_folder["2027-03-01"], "in the way");

        await Assert.ThrowsAsync<LedgerUnavailableException>(() => _store.StoreAsync([New(1, "1")]).AsTask());
    }

    private Payload New(int ordinal, string json) =>
        new(PayloadName.Of(new DateTimeOffset(2027, 3, 1, 0, 0, 0, TimeSpan.Zero), _call, ordinal), Encoding.UTF8.GetBytes(json));
}
