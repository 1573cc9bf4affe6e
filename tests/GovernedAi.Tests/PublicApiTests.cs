using System.Runtime.CompilerServices;

namespace GovernedAi.Tests;

public sealed class PublicApiTests
{
    private static readonly string Accepted = Path.Combine(Path.GetDirectoryName(ThisFile())!, "PublicApi.txt");

    [Fact]
    public void The_public_surface_is_the_accepted_one()
    {
        var actual = PublicSurface.Of(typeof(IGovernance).Assembly);
        if (Environment.GetEnvironmentVariable("GOVERNEDAI_ACCEPT_API") == "1")
            File.WriteAllText(Accepted, string.Join('\n', actual) + "\n");

        var accepted = File.Exists(Accepted) ? File.ReadAllLines(Accepted) : [];
        var added = actual.Except(accepted).Select(line => "+ " + line);
        var removed = accepted.Except(actual).Select(line => "- " + line);
        var changes = removed.Concat(added).ToList();

        Assert.NotEmpty(actual);
        Assert.True(
            changes.Count == 0,
            $"The public API of GovernedAi is not the one in PublicApi.txt:\n{string.Join('\n', changes)}\n" +
            "If that is meant, run `GOVERNEDAI_ACCEPT_API=1 dotnet test tests/GovernedAi.Tests --filter PublicApi` and commit the file.");
    }

    [Fact]
    public void A_change_of_the_surface_would_be_seen()
    {
        var surface = PublicSurface.Of(typeof(IGovernance).Assembly);

        Assert.Contains("GovernedAi.Runtime.GovernedCall<TResult>.Propose(TResult result) : void", surface);
        Assert.Contains("GovernedAi.Ask.BeforeModel = 1", surface);
        Assert.DoesNotContain(surface, line => line.Contains("GovernanceEngine"));
    }

    private static string ThisFile([CallerFilePath] string path = "") => path;
}
