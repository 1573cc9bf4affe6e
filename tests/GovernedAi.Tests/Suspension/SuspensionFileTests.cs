using GovernedAi.Suspension;
using GovernedAi.Testing;

namespace GovernedAi.Tests.Suspension;

public sealed class SuspensionFileTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly ManualTimeProvider _clock = new();
    private readonly SuspensionFile _file;

    public SuspensionFileTests() => _file = new SuspensionFile(_folder.Path, _clock);

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Another_process_hears_of_it_within_a_second()
    {
        var other = new SuspensionFile(_folder.Path, _clock);
        Assert.Empty(other.Current);

        await _file.SuspendAsync(Suspended("inbound-routing"));
        _clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal([Suspended("inbound-routing")], other.Current);

        Assert.True(await _file.ResumeAsync(SuspensionKind.UseCase, "inbound-routing"));
        _clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Empty(other.Current);
    }

    [Fact]
    public async Task This_process_hears_of_its_own_at_once()
    {
        Assert.Empty(_file.Current);
        await _file.SuspendAsync(Suspended("a"));
        await _file.SuspendAsync(Suspended("b"));
        await _file.SuspendAsync(Suspended("a"));

        Assert.Equal(["b", "a"], _file.Current.Select(suspended => suspended.Name));
    }

    [Fact]
    public async Task Changes_at_the_same_time_are_all_kept()
    {
        await Task.WhenAll(Enumerable.Range(0, 20).Select(index => Task.Run(() => new SuspensionFile(_folder.Path, _clock).SuspendAsync(Suspended($"{index}")).AsTask())));

        Assert.Equal(20, _file.Current.Count);
    }

    [Theory]
    [InlineData("", "suspended.json(1,")]
    [InlineData("null", "suspended.json: it holds no list")]
    [InlineData("[]", "suspended.json(1,")]
    [InlineData("{}", "suspended.json(1,")]
    [InlineData("""{ "v": 2, "suspended": [] }""", "suspended.json: it holds no list of version 1")]
    [InlineData("""{ "suspended": null }""", "suspended.json: it holds no list")]
    [InlineData("""{ "suspended": [ { "kind": "useCas""", "suspended.json(1,")]
    [InlineData("""{ "suspended": [ null ] }""", "entry 1 of the list does not say what is stopped")]
    [InlineData("""{ "suspended": [ { "name": "a", "reason": "why", "by": "kim", "at": "2027-03-01T12:00:00Z" } ] }""", "suspended.json(1,")]
    [InlineData("""{ "suspended": [ { "kind": "everything", "name": "a", "reason": "why", "by": "kim", "at": "2027-03-01T12:00:00Z" } ] }""", "suspended.json(1,")]
    [InlineData("""{ "suspended": [ { "kind": "useCase", "reason": "why", "by": "kim", "at": "2027-03-01T12:00:00Z" } ] }""", "suspended.json(1,")]
    [InlineData("""{ "suspended": [ { "kind": "useCase", "name": " ", "reason": "why", "by": "kim", "at": "2027-03-01T12:00:00Z" } ] }""", "entry 1 of the list does not say what is stopped")]
    [InlineData("""{ "suspended": [ { "kind": "useCase", "name": "a", "reason": "why", "by": "kim", "at": "noon" } ] }""", "suspended.json(1,")]
    public async Task A_file_that_cannot_be_read_stops_everything_until_it_is_mended(string text, string place)
    {
        await File.WriteAllTextAsync(_folder["suspended.json"], text);
        Assert.Contains(place, Assert.Throws<InvalidDataException>(() => _file.Current).Message);
        await Assert.ThrowsAsync<InvalidDataException>(() => _file.SuspendAsync(Suspended("another")).AsTask());
        Assert.Equal(text, await File.ReadAllTextAsync(_folder["suspended.json"]));

        File.Delete(_folder["suspended.json"]);
        _clock.Advance(TimeSpan.FromSeconds(1));

        Assert.Empty(_file.Current);
    }

    private Suspended Suspended(string useCase) =>
        new(SuspensionKind.UseCase, useCase, "why", "kim", new DateTimeOffset(2027, 3, 1, 0, 0, 0, TimeSpan.Zero));
}
