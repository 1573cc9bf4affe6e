using GovernedAi.Ledger;

namespace GovernedAi.Tests.Ledger;

/// <summary>What a ledger promises whose oldest records can be taken away.</summary>
public abstract class PrunableLedgerContract
{
    /// <summary>A ledger that can be cut behind every record but the last.</summary>
    protected abstract IPrunableLedger Ledger { get; }

    /// <summary>Another instance on the same records, as another process has it.</summary>
    protected abstract IPrunableLedger Open();

    [Theory]
    [InlineData(0, null)]
    [InlineData(1, 1L)]
    [InlineData(3, 3L)]
    [InlineData(4, 3L)]
    [InlineData(99, 3L)]
    public async Task A_cut_is_at_or_before_what_may_go_and_never_behind_the_last(long through, long? expected)
    {
        var receipts = await Note.AppendAsync(Ledger, 4);

        var cut = await Ledger.FindCutAsync(through);

        Assert.Equal(expected, cut?.Sequence);
        Assert.True(cut is null || cut.Value.Hash == receipts[cut.Value.Sequence - 1].Hash);
    }

    [Fact]
    public async Task An_empty_one_has_no_cut() => Assert.Null(await Ledger.FindCutAsync(99));

    [Fact]
    public async Task Up_to_the_cut_everything_goes_and_what_remains_follows_from_it()
    {
        var receipts = await Note.AppendAsync(Ledger, 4);

        await Ledger.DropAsync(new LedgerAnchor(2, receipts[1].Hash));

        var left = await Note.ReadAsync(Open());
        Assert.Equal(["note 3", "note 4"], left.Select(Note.TextOf));
        Assert.Equal((receipts[1].Hash, 3), (left[0].Previous, left[0].Sequence));
    }

    [Fact]
    public async Task Dropping_again_takes_nothing_more()
    {
        var receipts = await Note.AppendAsync(Ledger, 4);
        var cut = new LedgerAnchor(2, receipts[1].Hash);

        await Ledger.DropAsync(cut);
        await Ledger.DropAsync(cut);
        await Ledger.DropAsync(new LedgerAnchor(1, receipts[0].Hash));

        Assert.Equal(2, (await Note.ReadAsync(Ledger)).Count);
    }

    [Fact]
    public async Task Numbers_go_on_in_every_instance_and_are_never_given_twice()
    {
        var other = Open();
        var receipts = await Note.AppendAsync(Ledger, 3);
        await other.AppendAsync(new Note("of the other"));

        await Ledger.DropAsync(new LedgerAnchor(3, receipts[2].Hash));

        Assert.Equal(5, (await Ledger.AppendAsync(new Note("goes on"))).Sequence);
        Assert.Equal(6, (await other.AppendAsync(new Note("goes on"))).Sequence);
        Assert.Equal(7, (await Open().AppendAsync(new Note("goes on"))).Sequence);
    }

    [Theory]
    [InlineData(1, "note 3 note 4")]
    [InlineData(2, "note 3 note 4")]
    [InlineData(3, "note 4")]
    [InlineData(4, "")]
    [InlineData(9, "")]
    public async Task Who_reads_on_is_given_what_is_left_behind_their_place(long after, string expected)
    {
        var receipts = await Note.AppendAsync(Ledger, 4);
        await Ledger.DropAsync(new LedgerAnchor(2, receipts[1].Hash));

        var read = new List<string?>();
        await foreach (var record in Ledger.QueryAsync(new LedgerQuery { After = after }))
            read.Add(Note.TextOf(record));

        Assert.Equal(expected, string.Join(' ', read));
    }

    [Fact]
    public async Task Who_reads_meanwhile_is_not_disturbed()
    {
        var receipts = await Note.AppendAsync(Ledger, 4);
        var read = new List<string?>();

        await foreach (var record in Open().ReadAsync())
        {
            read.Add(Note.TextOf(record));
            await Ledger.DropAsync(new LedgerAnchor(3, receipts[2].Hash));
        }

        Assert.Equal("note 1", read[0]);
        Assert.Equal("note 4", read[^1]);
    }
}
