using GovernedAi.Payloads;

namespace GovernedAi.Tests.Payloads;

/// <summary>What a payload store promises besides when its content outlives the process.</summary>
public abstract class DurablePayloadStoreContract : PayloadStoreContract
{
    /// <summary>Another instance on the same content, as another process has it.</summary>
    protected abstract IPayloadStore Open();

    /// <summary>Takes away what storing needs, until it is disposed.</summary>
    protected abstract IDisposable Break();

    [Fact]
    public async Task What_is_stored_and_what_is_erased_is_so_for_another_instance()
    {
        var (kept, erased) = (New(1, "1"), New(2, "2"));
        await Store.StoreAsync([kept, erased]);
        await Store.EraseAsync(erased.Id);
        var other = Open();

        Assert.Equal(kept.Digest, (await other.FindAsync(kept.Id))!.Digest);
        Assert.Null(await other.FindAsync(erased.Id));
        Assert.True(Store.SubjectKey.Span.SequenceEqual(other.SubjectKey.Span));
    }

    [Fact]
    public async Task What_could_not_be_stored_is_said_so_and_leaves_nothing()
    {
        var payload = New(1, "1");
        using (Break())
            await Assert.ThrowsAsync<LedgerUnavailableException>(() => Store.StoreAsync([payload]).AsTask());

        Assert.Null(await Store.FindAsync(payload.Id));
        await Store.StoreAsync([payload]);
        Assert.NotNull(await Open().FindAsync(payload.Id));
    }

    [Fact]
    public async Task What_is_erased_gives_its_room_back_once_it_is_old_enough()
    {
        await Store.StoreAsync([New(1, "1")]);
        await Store.EraseAsync(New(1, "1").Id);

        Assert.Equal(0, await Store.SweepAsync(Day));
        Assert.Equal(1, await Store.SweepAsync(Day.AddDays(2)));
    }
}
