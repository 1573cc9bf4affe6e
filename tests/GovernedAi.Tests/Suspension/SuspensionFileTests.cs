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

    [Fact]
    public async Task A_file_that_cannot_be_read_stops_everything_until_it_is_mended()
    {
        await File.WriteAllTextAsync(_folder["suspended.json"], "{ \"suspended\": [ { \"kind\": \"useCas");
        Assert.Contains("suspended.json(1,", Assert.Throws<InvalidDataException>(() => _file.Current).Message);

        File.Delete(_folder["suspended.json"]);
        _clock.Advance(TimeSpan.FromSeconds(1));

        Assert.Empty(_file.Current);
    }

    private Suspended Suspended(string useCase) =>
        new(SuspensionKind.UseCase, useCase, "why", "kim", new DateTimeOffset(2027, 3, 1, 0, 0, 0, TimeSpan.Zero));
}
