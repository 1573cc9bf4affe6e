using GovernedAi.Tool.Tests.Commands;

namespace GovernedAi.Tool.Tests.Evidence;

/// <summary>Finding, holding, erasing and pruning from the command line.</summary>
public sealed class RetentionCommandTests : IDisposable
{
    private readonly GovernedProgram _program = new();

    public void Dispose() => _program.Dispose();

    [Fact]
    public async Task What_is_kept_about_a_person_is_held_then_erased()
    {
        await _program.RouteAsync("anna", asks: false);
        await _program.RouteAsync("bo", asks: false);
        Assert.Single((await Run("data-subject", "find", "anna")).Out.Split('\n', StringSplitOptions.RemoveEmptyEntries));

        var hold = (await Run("ledger", "hold", "place", "data-subject", "anna", "--reason", "litigation", "--as", "counsel")).Out.Trim();
        var refused = await Run("data-subject", "erase", "anna", "--reason", "asked to be forgotten", "--as", "dpo");
        Assert.Equal(1, refused.ExitCode);
        Assert.Contains($"Kept under legal hold {hold}, placed by counsel: litigation", refused.Out);
        Assert.Contains(hold, (await Run("ledger", "hold", "list")).Out);

        Assert.Equal(0, (await Run("ledger", "hold", "release", hold, "--reason", "settled")).ExitCode);
        var erased = await Run("data-subject", "erase", "anna", "--reason", "asked to be forgotten", "--as", "dpo");
        Assert.Equal((0, "2 payloads and 0 requests erased."), (erased.ExitCode, erased.Out.Trim()));
        Assert.Empty((await Run("data-subject", "find", "anna")).Out);
        Assert.Equal(0, (await Run("ledger", "verify")).ExitCode);
    }

    [Fact]
    public async Task Pruning_says_what_went_and_verify_says_it_too()
    {
        await _program.RouteAsync("anna", asks: false);
        _program.Clock.Advance(TimeSpan.FromDays(1));
        await _program.RouteAsync("bo", asks: false);

        var nothing = await Run("ledger", "prune", "--before", "2027-03-01", "--reason", "too old", "--as", "records office");
        Assert.Equal((1, "Nothing was pruned: record 1 is of 2027-03-01."), (nothing.ExitCode, nothing.Out.Trim()));
        var pruned = await Run("ledger", "prune", "--before", "2027-03-02", "--reason", "too old", "--as", "records office");
        Assert.Equal(0, pruned.ExitCode);

        var verified = await Run("ledger", "verify");
        Assert.Equal(0, verified.ExitCode);
        Assert.Contains("records 1 to 3 were pruned by records office", verified.Out);
        Assert.Equal(2, (await Run("ledger", "prune", "--before", "soon", "--reason", "too old")).ExitCode);
    }

    [Fact]
    public async Task Records_are_found_by_owner_kind_and_person()
    {
        await _program.RouteAsync("anna", asks: false);
        await _program.RouteAsync("bo", asks: false);

        Assert.Equal(4, await CountAsync("--owner", "freight desk"));
        Assert.Equal(0, await CountAsync("--owner", "somebody else"));
        Assert.Equal(3, await CountAsync("--kind", "intent", "--kind", "started"));
        Assert.Equal(2, await CountAsync("--data-subject", "anna"));
        Assert.Equal(0, await CountAsync("--data-subject", "carl"));
    }

    private async Task<int> CountAsync(params string[] filter) =>
        (await Run(["ledger", "show", .. filter])).Out.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length;

    private Task<RunningCommand> Run(params string[] args) => RunningCommand.Of([.. args, "--folder", _program.Folder]);
}
