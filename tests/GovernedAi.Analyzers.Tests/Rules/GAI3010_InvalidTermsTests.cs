using GovernedAi.Analyzers.Tests.Verifier;

namespace GovernedAi.Analyzers.Tests.Rules;

public class GAI3010_InvalidTermsTests
{
    private static readonly RuleVerifier Verify = new("GAI3010");

    [Theory]
    [InlineData("Quorum = 0", "asks 0 people to agree: at least one has to")]
    [InlineData("Quorum = -2", "asks -2 people to agree: at least one has to")]
    [InlineData("SampleRate = 5", "samples a share of calls that is not from 0 to 1: 0.05 is one in twenty")]
    [InlineData("SampleRate = -0.1", "samples a share of calls that is not from 0 to 1: 0.05 is one in twenty")]
    [InlineData("SampleRate = double.NaN", "samples a share of calls that is not from 0 to 1: 0.05 is one in twenty")]
    [InlineData("MinReportedConfidence = 80", "has a confidence that is not above 0 and up to 1: 0.8 is eighty in a hundred")]
    [InlineData("MinReportedConfidence = 0", "has a confidence that is not above 0 and up to 1: 0.8 is eighty in a hundred")]
    [InlineData("MinReportedConfidence = double.NaN", "has a confidence that is not above 0 and up to 1: 0.8 is eighty in a hundred")]
    [InlineData("OnTimeout = (OnTimeout)7", "has a value for OnTimeout that has no name")]
    public async Task Terms_can_be_met(string term, string message)
    {
        var reported = await Verify.Reports(Escalated(term, "Task<Sure>"));
        Assert.Equal($"The escalation of `AskAsync` {message}", Assert.Single(reported).GetMessage());
    }

    [Theory]
    [InlineData("Task<string>", "looks at a confidence, but no member of `string` reports one: mark it [ReportedConfidence]")]
    [InlineData("Task<Unmarked>", "looks at a confidence, but no member of `Unmarked` reports one: mark it [ReportedConfidence]")]
    [InlineData("Task<Twice>", "looks at a confidence, but `A` and `B` both report one; mark one")]
    [InlineData("Task<InWords>", "looks at `Sure`, which is a `string`: a confidence is a `double`, `float` or `decimal`")]
    [InlineData("Task<Hidden>", "looks at `Sure`, which it cannot read")]
    [InlineData("Task<Written>", "looks at `Sure`, which it cannot read")]
    public async Task A_confidence_is_reported_by_one_member_that_can_be_read(string result, string message)
    {
        var reported = await Verify.Reports(Escalated("MinReportedConfidence = 0.8", result));
        Assert.Equal($"The escalation of `AskAsync` {message}", Assert.Single(reported).GetMessage());
    }

    [Fact]
    public Task Before_the_model_no_confidence_has_been_reported() =>
        Verify.Reports(Escalated("MinReportedConfidence = 0.8", "Task<Sure>", "Ask = Ask.BeforeModel, "));

    [Fact]
    public async Task Deferred_it_says_which_later_call_is_the_same()
    {
        var reported = await Verify.Reports(GovernedCode.InClass(
            """
            [Escalation("desk", Mode = ApprovalMode.Defer)] public partial Task<string> [|AskAsync|](string order);
            Task<string> AskCoreAsync(string order) => Task.FromResult("");
            [Escalation("desk", Mode = ApprovalMode.Defer)] public partial Task<string> TellAsync([RequestKey] string order);
            Task<string> TellCoreAsync(string order) => Task.FromResult("");
            """));
        Assert.Contains("which later call is the same one", Assert.Single(reported).GetMessage(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Quorum = 3, SampleRate = 1, MinReportedConfidence = 1, OnTimeout = OnTimeout.KeepWaiting", "Task<Sure>")]
    [InlineData("SampleRate = 0.05", "Task<string>")]
    [InlineData("MinReportedConfidence = 0.5", "Task<Sure?>")]
    [InlineData("MinReportedConfidence = 0.5", "ValueTask<Maybe>")]
    [InlineData("MinReportedConfidence = 0.5", "Task<Exact>")]
    [InlineData("MinReportedConfidence = 0.5", "Task<Exact?>")]
    [InlineData("MinReportedConfidence = 0.5", "Task<Derived>")]
    public Task These_are_fine(string terms, string result) => Verify.Reports(Escalated(terms, result).Replace("[|", "").Replace("|]", ""));

    private static string Escalated(string term, string result, string before = "") => GovernedCode.InClass(
        $$"""
        [Escalation("desk", {{before}}[|{{term}}|])] public partial {{result}} AskAsync();
        private {{result}} AskCoreAsync() => default!;
        """) + """

        public record Sure(string Queue, [ReportedConfidence] double Confidence);
        public record Maybe([property: ReportedConfidence] float? Confidence);
        public struct Exact { public string? Queue { get; set; } [ReportedConfidence] public decimal Confidence; }
        public record Derived(string More) : Sure("", 1);
        public record Unmarked(double Confidence);
        public record Twice([ReportedConfidence] double A, [ReportedConfidence] double B);
        public record InWords([ReportedConfidence] string Sure);
        public class Hidden { public string? Queue { get; set; } [ReportedConfidence] private double Sure { get; set; } }
        public class Written { public string? Queue { get; set; } [ReportedConfidence] public double Sure { set { } } }
        """;
}
