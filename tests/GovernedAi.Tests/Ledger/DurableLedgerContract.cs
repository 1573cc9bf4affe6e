using GovernedAi.Ledger;

namespace GovernedAi.Tests.Ledger;

/// <summary>What a ledger promises besides when its records outlive the process.</summary>
public abstract class DurableLedgerContract : LedgerContract
{
    /// <summary>Another instance on the same records, as another process has it.</summary>
    protected abstract ILedger Open();

    /// <summary>Takes away what appending needs, until it is disposed.</summary>
    protected abstract IDisposable Break();

    [Fact]
    public async Task What_is_acknowledged_is_read_back_by_another_instance()
    {
        var receipts = await Note.AppendAsync(Ledger, 3);

        Assert.Equal(receipts, (await Note.ReadAsync(Open())).Select(record => new LedgerReceipt(record.Sequence, record.Id, record.Hash)));
    }

    [Fact]
    public async Task Several_instances_write_one_chain()
    {
        ILedger[] ledgers = [Ledger, Open(), Open()];

        await Task.WhenAll(ledgers.Select(ledger => Task.Run(() => Note.AppendAsync(ledger, 40))));

        var records = await Note.ReadAsync(Ledger);
        Assert.Equal(Enumerable.Range(1, 120).Select(number => (long)number), records.Select(record => record.Sequence));
        Assert.Equal(records.Select(record => record.Hash).SkipLast(1), records.Skip(1).Select(record => record.Previous));
    }

    [Fact]
    public async Task An_append_that_failed_leaves_nothing_and_the_next_goes_on()
    {
        await Note.AppendAsync(Ledger, 1);
        using (Break())
            await Assert.ThrowsAsync<LedgerUnavailableException>(() => Ledger.AppendAsync(new Note("lost")).AsTask());

        Assert.Equal(2, (await Ledger.AppendAsync(new Note("next"))).Sequence);
        Assert.Equal(["note 1", "next"], (await Note.ReadAsync(Open())).Select(Note.TextOf));
    }

    [Fact]
    public async Task A_probe_tells_the_last_record_and_writes_none()
    {
        var receipts = await Note.AppendAsync(Ledger, 2);

        Assert.Equal(new LedgerAnchor(2, receipts[1].Hash), await Probed.ProbeAsync());
        Assert.Equal(2, (await Note.ReadAsync(Ledger)).Count);
    }

    [Fact]
    public async Task A_probe_fails_where_an_append_would()
    {
        await Note.AppendAsync(Ledger, 1);
        using (Break())
            await Assert.ThrowsAsync<LedgerUnavailableException>(() => Probed.ProbeAsync().AsTask());

        Assert.Equal(1, (await Probed.ProbeAsync())!.Value.Sequence);
    }

    private IProbedLedger Probed => Assert.IsAssignableFrom<IProbedLedger>(Ledger);
}
