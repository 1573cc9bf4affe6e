using System.Text.Json;
using GovernedAi.Ledger;
using GovernedAi.Runtime;

namespace GovernedAi.Tests.Ledger;

/// <summary>What every ledger promises.</summary>
public abstract class LedgerContract
{
    protected abstract ILedger Ledger { get; }

    [Fact]
    public async Task What_was_appended_is_read_in_that_order_under_the_numbers_of_its_receipts()
    {
        var receipts = await Note.AppendAsync(Ledger, 3);

        var records = await Note.ReadAsync(Ledger);

        Assert.Equal(["note 1", "note 2", "note 3"], records.Select(Note.TextOf));
        Assert.Equal([1, 2, 3], records.Select(record => record.Sequence));
        Assert.Equal(receipts, records.Select(record => new LedgerReceipt(record.Sequence, record.Id, record.Hash)));
        Assert.Equal(3, receipts.Select(receipt => receipt.Id).Distinct().Count());
    }

    [Fact]
    public async Task Each_record_is_chained_to_the_one_before()
    {
        await Note.AppendAsync(Ledger, 3);

        var records = await Note.ReadAsync(Ledger);

        Assert.Equal([new string('0', 64), records[0].Hash, records[1].Hash], records.Select(record => record.Previous));
        Assert.All(records, record => Assert.Matches("^[0-9a-f]{64}$", record.Hash));
    }

    [Fact]
    public async Task A_record_is_read_back_as_it_was_stated()
    {
        var call = Guid.NewGuid();
        var at = new DateTimeOffset(2027, 3, 1, 14, 0, 0, 7, TimeSpan.FromHours(2));
        var method = new GovernedMethod("M:Acme.Router.Route", "Freight", "Router.Route", audited: true, useCase: "inbound-routing", owner: "freight desk");
        await Ledger.AppendAsync(new Note("Größe \"M\"\n2nd line", at, call: call, method: method));

        var record = Assert.Single(await Note.ReadAsync(Ledger));

        Assert.Equal((1, "note", "Größe \"M\"\n2nd line"), (record.Version, record.Kind, Note.TextOf(record)));
        Assert.Equal((at.ToUniversalTime(), TimeSpan.Zero), (record.At, record.At.Offset));
        Assert.Equal((call.ToString("N"), method.Id, method.Assembly, method.UseCase, method.Owner), (record.Call, record.Method, record.Assembly, record.UseCase, record.Owner));
    }

    [Fact]
    public async Task Concurrent_appends_all_get_a_place_of_their_own()
    {
        var receipts = await Task.WhenAll(Enumerable.Range(0, 400).Select(index => Task.Run(() => Ledger.AppendAsync(new Note($"{index}")).AsTask())));

        Assert.Equal(Enumerable.Range(1, 400).Select(number => (long)number), receipts.Select(receipt => receipt.Sequence).Order());
        var records = await Note.ReadAsync(Ledger);
        Assert.All(receipts.Select((receipt, index) => (receipt, index)), pair => Assert.Equal($"{pair.index}", Note.TextOf(records[(int)pair.receipt.Sequence - 1])));
    }

    [Fact]
    public async Task Who_reads_while_others_append_sees_whole_records_without_a_gap()
    {
        var appending = Task.Run(() => Note.AppendAsync(Ledger, 200));
        do
        {
            var records = await Note.ReadAsync(Ledger);
            Assert.Equal(Enumerable.Range(1, records.Count).Select(number => $"note {number}"), records.Select(Note.TextOf));
        }
        while (!appending.IsCompleted);

        await appending;
        Assert.Equal(200, (await Note.ReadAsync(Ledger)).Count);
    }

    [Fact]
    public async Task An_empty_one_is_read_to_its_end() => Assert.Empty(await Note.ReadAsync(Ledger));

    [Fact]
    public async Task An_append_that_was_cancelled_before_it_began_leaves_nothing()
    {
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Ledger.AppendAsync(new Note("cancelled"), new CancellationToken(true)).AsTask());

        Assert.Equal(1, (await Ledger.AppendAsync(new Note("next"))).Sequence);
        Assert.Equal("next", Note.TextOf(Assert.Single(await Note.ReadAsync(Ledger))));
    }

    [Fact]
    public async Task An_entry_that_cannot_be_written_down_leaves_nothing()
    {
        await Assert.ThrowsAsync<NotSupportedException>(async () => await Ledger.AppendAsync(new Unspeakable()));

        Assert.Equal(1, (await Ledger.AppendAsync(new Note("next"))).Sequence);
        Assert.Equal("next", Note.TextOf(Assert.Single(await Note.ReadAsync(Ledger))));
    }

    [Fact]
    public async Task Reading_can_be_given_up()
    {
        await Note.AppendAsync(Ledger, 3);
        using var cancellation = new CancellationTokenSource();
        var read = 0;

        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () =>
        {
            await foreach (var _ in Ledger.ReadAsync(cancellation.Token))
            {
                read++;
                await cancellation.CancelAsync();
            }
        });

        Assert.Equal(1, read);
    }

    [Theory]
    [InlineData("since", "2 3 4")]
    [InlineData("until", "1 2")]
    [InlineData("between", "2")]
    [InlineData("kinds", "3 4")]
    [InlineData("use case", "1 3")]
    [InlineData("owner", "3 4")]
    [InlineData("method", "3 4")]
    [InlineData("calls", "1 4")]
    [InlineData("after", "3 4")]
    [InlineData("after the last", "")]
    [InlineData("all of it", "3")]
    [InlineData("nothing", "1 2 3 4")]
    public async Task What_is_asked_for_is_found_in_order(string asked, string expected)
    {
        var noon = new DateTimeOffset(2027, 3, 1, 12, 0, 0, TimeSpan.Zero);
        var (one, other) = (Guid.NewGuid(), Guid.NewGuid());
        await Ledger.AppendAsync(Entry("1", noon, "a", one, "Route", "inbound-routing", null));
        await Ledger.AppendAsync(new Note("2", noon.AddHours(1)));
        await Ledger.AppendAsync(Entry("3", noon.AddHours(2), "b", Guid.NewGuid(), "Tag", "inbound-routing", "freight desk"));
        await Ledger.AppendAsync(Entry("4", noon.AddHours(3), "b", other, "TagAll", "tagging", "freight desk"));

        var found = new List<string?>();
        await foreach (var record in Ledger.QueryAsync(Asked()))
            found.Add(Note.TextOf(record));

        Assert.Equal(expected, string.Join(' ', found));

        LedgerQuery Asked() => asked switch
        {
            "since" => new() { Since = noon.AddHours(1) },
            "until" => new() { Until = noon.AddHours(2) },
            "between" => new() { Since = noon.AddHours(1), Until = noon.AddHours(2) },
            "kinds" => new() { Kinds = ["b", "c"] },
            "use case" => new() { UseCase = "inbound-routing" },
            "owner" => new() { Owner = "freight desk" },
            "method" => new() { Method = "Tag" },
            "calls" => new() { Calls = new HashSet<string> { one.ToString("N"), other.ToString("N") } },
            "after" => new() { After = 2 },
            "after the last" => new() { After = 4 },
            "all of it" => new() { After = 1, Since = noon, Kinds = ["b"], UseCase = "inbound-routing", Owner = "freight desk", Method = "Router" },
            _ => new(),
        };

        static Note Entry(string text, DateTimeOffset at, string kind, Guid call, string method, string useCase, string? owner) =>
            new(text, at, kind, call, new GovernedMethod($"M:Acme.Router.{method}", "Freight", $"Router.{method}", audited: true, useCase: useCase, owner: owner));
    }

    private sealed class Unspeakable() : LedgerEntry(DateTimeOffset.UnixEpoch, call: null, method: null)
    {
        public override string Kind => "note";

        public override void WriteData(Utf8JsonWriter data)
        {
            data.WriteString("half", "of it");
            throw new NotSupportedException();
        }
    }
}
