using System.Runtime.CompilerServices;
using GovernedAi.Incidents;
using GovernedAi.Ledger;
using GovernedAi.Ledger.Entries;
using GovernedAi.Tests.Ledger;

namespace GovernedAi.Tests.Incidents;

/// <summary>Each look at the ledger goes on where the last one ended, whatever was done to the ledger meanwhile.</summary>
public sealed class IncidentFollowerTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly Counting _ledger;
    private readonly IncidentFollower _follower;

    public IncidentFollowerTests()
    {
        _ledger = new Counting { Inner = Open("one") };
        _follower = new IncidentFollower(_ledger);
    }

    public void Dispose()
    {
        _ledger.Opened.ForEach(ledger => ledger.Dispose());
        _folder.Dispose();
    }

    [Fact]
    public async Task What_was_read_is_not_read_again()
    {
        await Note.AppendAsync(_ledger, 20);
        await OpenAsync("a");
        Assert.Equal("a", await FollowAsync());
        Assert.Equal(21, _ledger.TakeRead());

        Assert.Equal("a", await FollowAsync());
        await Note.AppendAsync(_ledger, 1);
        await OpenAsync("b");
        Assert.Equal("a b", await FollowAsync());

        // Each look begins with the record it knows.
        Assert.Equal(1 + 3, _ledger.TakeRead());
    }

    [Theory]
    [InlineData(1, "a b c")]
    [InlineData(3, "b c")]
    [InlineData(5, "c")]
    public async Task Nothing_is_missed_or_counted_twice_when_the_front_is_pruned(int through, string expected)
    {
        await OpenAsync("a");
        await Note.AppendAsync(_ledger, 2);
        await FollowAsync();
        await OpenAsync("b");
        await Note.AppendAsync(_ledger, 2);
        await OpenAsync("c");

        await _ledger.Inner.DropAsync((await _ledger.Inner.FindCutAsync(through))!.Value);

        Assert.Equal(expected, await FollowAsync());
        await OpenAsync("d");
        Assert.Equal(expected + " d", await FollowAsync());
    }

    [Fact]
    public async Task Another_ledger_in_its_place_is_read_from_its_start()
    {
        await OpenAsync("a");
        await Note.AppendAsync(_ledger, 3);
        Assert.Equal("a", await FollowAsync());

        // As long as the other, so that only what its last record is tells them apart.
        _ledger.Inner = Open("two");
        await OpenAsync("x");
        await Note.AppendAsync(_ledger, 3);
        Assert.Equal("x", await FollowAsync());

        _ledger.Inner = Open("three");
        await OpenAsync("x");
        Assert.Equal("x", await FollowAsync());

        await Note.AppendAsync(_ledger, 5);
        await OpenAsync("y");
        Assert.Equal("x y", await FollowAsync());
    }

    [Fact]
    public async Task An_empty_ledger_has_none_and_goes_on_from_there()
    {
        Assert.Equal("", await FollowAsync());
        await OpenAsync("a");
        Assert.Equal("a", await FollowAsync());
    }

    private async Task<string> FollowAsync() => string.Join(' ', (await _follower.ReadOnAsync(default)).Select(incident => incident.Id));

    private Task OpenAsync(string id) => _ledger.AppendAsync(new IncidentOpenedEntry(new Incident
    {
        Id = id, Record = "r", Call = Guid.NewGuid().ToString("N"), Method = "M:A", Name = "A", Reason = "wrong", By = "kim", At = DateTimeOffset.UnixEpoch, Chain = [], StepTimeout = TimeSpan.FromHours(1),
    })).AsTask();

    private FileLedger Open(string name) => new(_folder[name], new() { LongestFile = 1 });

    private sealed class Counting : ILedger
    {
        private FileLedger? _inner;
        private int _read;

        public List<FileLedger> Opened { get; } = [];

        public required FileLedger Inner
        {
            get => _inner!;
            set => Opened.Add(_inner = value);
        }

        public int TakeRead() => Interlocked.Exchange(ref _read, 0);

        public ValueTask<LedgerReceipt> AppendAsync(LedgerEntry entry, CancellationToken cancellation = default) => Inner.AppendAsync(entry, cancellation);

        public IAsyncEnumerable<LedgerRecord> ReadAsync(CancellationToken cancellation = default) => throw new NotSupportedException("nothing may read it whole");

        public async IAsyncEnumerable<LedgerRecord> QueryAsync(LedgerQuery query, [EnumeratorCancellation] CancellationToken cancellation = default)
        {
            await foreach (var record in Inner.QueryAsync(query, cancellation))
            {
                _read++;
                yield return record;
            }
        }
    }
}
