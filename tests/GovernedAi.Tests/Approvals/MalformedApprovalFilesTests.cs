using GovernedAi.Approvals;
using GovernedAi.Testing;

namespace GovernedAi.Tests.Approvals;

/// <summary>A file of the approval store that cannot be read is named by place and stays where it is.</summary>
public sealed class MalformedApprovalFilesTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly ManualTimeProvider _clock = new();
    private readonly FileApprovalStore _store;

    public MalformedApprovalFilesTests() => _store = new FileApprovalStore(_folder.Path, _clock);

    public void Dispose()
    {
        _store.Dispose();
        _folder.Dispose();
    }

    [Theory]
    [InlineData("", "(1,")]
    [InlineData("{\n  \"v\": 1,", "(2,")]
    [InlineData("null", " holds nothing")]
    [InlineData("[]", "(1,")]
    [InlineData("{}", "(1,")]
    [InlineData("{\"v\":1,\"id\":\"x\"}", "(1,")]
    public async Task Of_each_kind(string content, string place)
    {
        var request = Sample.Request(_clock);
        await _store.OpenAsync(request);
        await _store.TryDecideAsync(Sample.Decision(request, _clock));

        foreach (var kind in new[] { "decision", "request" })
        {
            var file = $"{request.Id}.{kind}.json";
            await File.WriteAllTextAsync(_folder[file], content);

            var thrown = await Assert.ThrowsAsync<InvalidDataException>(async () => _ = kind == "request" ? await _store.FindAsync(request.Id) : (object?)new ApprovalFolder(_folder.Path).Decision(request.Id, 1));

            Assert.Contains(file + place, thrown.Message);
            Assert.Equal(content, await File.ReadAllTextAsync(_folder[file]));
        }
    }

    [Fact]
    public void A_binding_key_that_is_none_is_named_and_not_replaced()
    {
        File.WriteAllText(_folder[".key"], "short");

        Assert.Contains(".key is to hold 32 random bytes, and holds 5", Assert.Throws<InvalidDataException>(() => _store.BindingKey).Message);
        Assert.Equal("short", File.ReadAllText(_folder[".key"]));
    }
}
