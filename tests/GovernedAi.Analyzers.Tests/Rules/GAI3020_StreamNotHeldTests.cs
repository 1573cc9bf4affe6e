using GovernedAi.Analyzers.Tests.Verifier;

namespace GovernedAi.Analyzers.Tests.Rules;

public class GAI3020_StreamNotHeldTests
{
    private static readonly RuleVerifier Verify = new("GAI3020");

    [Theory]
    [InlineData("IAsyncEnumerable<int>", "[|Escalation(\"desk\")|]", "asks before release, but the items")]
    [InlineData("IAsyncEnumerator<int>", "[|Escalation(\"desk\")|]", "asks before release, but the items")]
    [InlineData("IAsyncEnumerable<int>", "Escalation(\"desk\", [|Stream = StreamRelease.AsProduced|])", "asks before release, but the items")]
    [InlineData("IAsyncEnumerable<int>", "Escalation(\"desk\", Ask = Ask.BeforeModel, [|Stream = StreamRelease.Hold|])", "asks before the model")]
    [InlineData("Task<int>", "Escalation(\"desk\", [|Stream = StreamRelease.Hold|])", "holds back a stream, but it returns none")]
    public async Task What_is_released_when_is_said(string result, string attribute, string message)
    {
        var reported = await Verify.Reports(GovernedCode.InClass($"[{attribute}] public partial {result} AskAsync(); {result} AskCoreAsync() => throw new NotSupportedException();"));
        Assert.StartsWith($"The escalation of `AskAsync` {message}", Assert.Single(reported).GetMessage(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("IAsyncEnumerable<int>", "Escalation(\"desk\", Stream = StreamRelease.Hold)")]
    [InlineData("IAsyncEnumerator<int>", "Escalation(\"desk\", Ask = Ask.BeforeModel)")]
    [InlineData("Task<int>", "Escalation(\"desk\")")]
    public Task What_a_person_can_still_release_is_fine(string result, string attribute) => Verify.Reports(
        GovernedCode.InClass($"[{attribute}] public partial {result} AskAsync(); {result} AskCoreAsync() => throw new NotSupportedException();"));
}
