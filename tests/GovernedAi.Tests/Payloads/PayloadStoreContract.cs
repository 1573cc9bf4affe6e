using System.Text;
using GovernedAi.Payloads;

namespace GovernedAi.Tests.Payloads;

/// <summary>What every payload store promises.</summary>
public abstract class PayloadStoreContract
{
    protected static readonly DateTimeOffset Day = new(2027, 3, 1, 0, 0, 0, TimeSpan.Zero);

    private readonly Guid _call = Guid.NewGuid();

    protected abstract IPayloadStore Store { get; }

    [Fact]
    public async Task A_payload_is_read_back_to_the_byte_and_its_digest_and_subjects_with_it()
    {
        var payload = New(1, """{"a":1.50,"b":"ü<"}""", "4be1", "9c02");
        await Store.StoreAsync([payload, New(2, "2")]);

        var read = await Store.FindAsync(payload.Id);

        Assert.Equal("""{"a":1.50,"b":"ü<"}""", Encoding.UTF8.GetString(read!.Content.Span));
        Assert.Equal((payload.Id, payload.Digest), (read.Id, read.Digest));
        Assert.True(payload.Key.Span.SequenceEqual(read.Key.Span));
        Assert.Equal(["4be1", "9c02"], read.Subjects);
    }

    [Fact]
    public async Task What_of_one_call_is_stored_at_the_same_time_is_all_kept()
    {
        var payloads = Enumerable.Range(1, 40).Select(number => New(number, $"{number}")).ToList();

        await Task.WhenAll(payloads.Select(payload => Task.Run(() => Store.StoreAsync([payload]).AsTask())));

        foreach (var payload in payloads)
            Assert.Equal(payload.Digest, (await Store.FindAsync(payload.Id))!.Digest);
    }

    [Fact]
    public async Task Nothing_under_an_id_is_none()
    {
        await Store.StoreAsync([]);
        await Store.StoreAsync([New(1, "1")]);

        Assert.Null(await Store.FindAsync(New(2, "2").Id));
        Assert.False(await Store.EraseAsync(New(2, "2").Id));
        Assert.Null(await Store.FindAsync(Of(Guid.NewGuid(), 1, "1").Id));
        Assert.False(await Store.EraseAsync(Of(Guid.NewGuid(), 1, "1").Id));
    }

    [Fact]
    public async Task What_was_cancelled_before_it_began_leaves_nothing()
    {
        var payload = New(1, "1");

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Store.StoreAsync([payload], new CancellationToken(true)).AsTask());

        Assert.Null(await Store.FindAsync(payload.Id));
    }

    [Fact]
    public async Task What_is_erased_is_gone_for_good_and_the_others_stay()
    {
        var (kept, erased) = (New(1, "\"kept\""), New(2, "\"secret\""));
        await Store.StoreAsync([kept, erased]);

        Assert.True(await Store.EraseAsync(erased.Id));

        Assert.False(await Store.EraseAsync(erased.Id));
        Assert.Null(await Store.FindAsync(erased.Id));
        Assert.NotNull(await Store.FindAsync(kept.Id));
    }

    [Fact]
    public async Task What_was_stored_again_after_a_failure_is_one_and_goes_at_once()
    {
        var payload = New(1, "1");
        await Store.StoreAsync([payload]);
        await Store.StoreAsync([payload]);
        Assert.Equal(payload.Digest, (await Store.FindAsync(payload.Id))!.Digest);

        Assert.True(await Store.EraseAsync(payload.Id));

        Assert.Null(await Store.FindAsync(payload.Id));
    }

    [Fact]
    public async Task All_that_is_kept_of_the_calls_about_a_person_is_found_once()
    {
        var (other, stranger) = (Guid.NewGuid(), Guid.NewGuid());
        List<Payload> about = [New(1, "1", "4be1", "9c02"), New(2, "2"), New(3, "3", "4be1"), Of(other, 1, "1", "4be1")];
        await Store.StoreAsync(about[..3]);
        await Store.StoreAsync([about[3]]);
        await Store.StoreAsync([Of(stranger, 1, "\"4be1\"", "77aa"), Of(stranger, 2, "\"4be1\"")]);

        Assert.Equal(about.Select(payload => payload.Id).Order(StringComparer.Ordinal), await FindAsync("4be1"));
        Assert.Empty(await FindAsync("4be"));
    }

    [Fact]
    public async Task What_is_erased_is_found_no_more()
    {
        await Store.StoreAsync([New(1, "1", "4be1"), New(2, "2"), New(3, "3", "4be1")]);

        await Store.EraseAsync(New(2, "2").Id);
        Assert.Equal([New(1, "1").Id, New(3, "3").Id], await FindAsync("4be1"));

        await Store.EraseAsync(New(1, "1").Id);
        await Store.EraseAsync(New(3, "3").Id);
        Assert.Empty(await FindAsync("4be1"));
    }

    [Fact]
    public async Task A_sweep_takes_nothing_that_is_not_erased()
    {
        List<Payload> payloads = [New(1, "1"), New(2, "2"), Of(Guid.NewGuid(), 1, "1")];
        await Store.StoreAsync(payloads);
        await Store.EraseAsync(payloads[0].Id);

        Assert.Equal(0, await Store.SweepAsync(Day.AddDays(2)));

        Assert.NotNull(await Store.FindAsync(payloads[1].Id));
        Assert.NotNull(await Store.FindAsync(payloads[2].Id));
    }

    [Fact]
    public async Task What_was_swept_stays_gone_and_a_second_sweep_finds_nothing_to_do()
    {
        await Store.StoreAsync([New(1, "1", "4be1")]);
        await Store.EraseAsync(New(1, "1").Id);
        await Store.SweepAsync(Day.AddDays(2));

        Assert.Equal(0, await Store.SweepAsync(Day.AddDays(2)));
        Assert.Null(await Store.FindAsync(New(1, "1").Id));
        Assert.False(await Store.EraseAsync(New(1, "1").Id));
        Assert.Empty(await FindAsync("4be1"));
    }

    [Fact]
    public void The_subject_key_is_32_bytes_and_stays()
    {
        Assert.Equal(32, Store.SubjectKey.Length);
        Assert.True(Store.SubjectKey.Span.SequenceEqual(Store.SubjectKey.Span));
        Assert.Contains(Store.SubjectKey.ToArray(), bit => bit != 0);
    }

    [Fact]
    public void Equal_contents_have_different_digests() => Assert.NotEqual(New(1, "1").Digest, New(1, "1").Digest);

    protected Payload New(int ordinal, string json, params string[] subjects) => Of(_call, ordinal, json, subjects);

    protected static Payload Of(Guid call, int ordinal, string json, params string[] subjects) =>
        new(PayloadName.Of(Day, call, ordinal), Encoding.UTF8.GetBytes(json)) { Subjects = subjects };

    private async Task<List<string>> FindAsync(string pseudonym)
    {
        var found = new List<string>();
        await foreach (var id in Store.FindBySubjectAsync(pseudonym))
            found.Add(id);
        found.Sort(StringComparer.Ordinal);
        return found;
    }
}
