using GovernedAi.Analyzers.Tests.Verifier;

namespace GovernedAi.Analyzers.Tests.Rules;

public class GAI3030_WeakerFallbackTests
{
    private static readonly RuleVerifier Verify = new("GAI3030");

    [Theory]
    [InlineData("AuditLog", "Escalation(\"desk\")", "it has no [AuditLog]")]
    [InlineData("AuditLog", "AuditLog(OnAuditFailure = OnAuditFailure.ProceedUnrecorded)", "it goes on when the ledger cannot be written")]
    [InlineData("Escalation(\"desk\")", "AuditLog", "it has no [Escalation]")]
    [InlineData("Escalation(\"desk\")", "Escalation(\"desk\", If = nameof(When))", "it asks only if `When`")]
    [InlineData("Escalation(\"desk\", Ask = Ask.BeforeModel)", "Escalation(\"desk\")", "it asks before release, and not before the model")]
    [InlineData("Escalation(\"desk\")", "Escalation(\"desk\", SampleRate = 0.05)", "it asks only for a share of its calls (SampleRate)")]
    [InlineData("Escalation(\"desk\", Quorum = 2)", "Escalation(\"desk\")", "its Quorum is 1, and not 2")]
    [InlineData("Escalation(\"desk\", MinAssurance = GovernedAi.Approvals.Assurance.Authenticated)", "Escalation(\"desk\")", "it is content to be less sure who decides (MinAssurance)")]
    public async Task A_fallback_that_calls_a_model_is_governed_as_strictly(string replaced, string fallback, string less)
    {
        var reported = await Verify.Reports(Members(replaced, $"[{fallback}] private partial Task<string> Cheaper(); private async Task<string> CheaperCore() => (await chat.GetResponseAsync(\"b\")).Text;"));
        Assert.Equal($"The fallback `Cheaper` of `AskAsync` calls a model by way of `Cheaper`, which is governed less: {less}; govern it as `AskAsync` is", Assert.Single(reported).GetMessage());
    }

    [Theory]
    [InlineData("AuditLog", "AuditLog, Escalation(\"desk\")")]
    [InlineData("Fallback(nameof(Other))", "AuditLog")]
    [InlineData("AuditLog(OnAuditFailure = OnAuditFailure.ProceedUnrecorded)", "AuditLog(OnAuditFailure = OnAuditFailure.ProceedUnrecorded)")]
    [InlineData("Escalation(\"desk\", If = nameof(When))", "Escalation(\"desk\")")]
    [InlineData("Escalation(\"desk\", SampleRate = 0.05)", "Escalation(\"desk\", Quorum = 2)")]
    public Task As_strict_or_stricter_is_fine(string replaced, string fallback) => Verify.Reports(Unmarked(replaced,
        $"[{fallback}] private partial Task<string> Cheaper(); private async Task<string> CheaperCore() => (await chat.GetResponseAsync(\"b\")).Text;"));

    [Fact]
    public Task One_that_calls_no_model_needs_no_governance() => Verify.Reports(Unmarked("AuditLog, Escalation(\"desk\")",
        "[Fallback(nameof(Other))] private partial Task<string> Cheaper(); private Task<string> CheaperCore() => Task.FromResult(Other());"));

    [Theory]
    [InlineData("private async Task<string> Cheaper() => (await chat.GetResponseAsync(\"b\")).Text;", "")]
    [InlineData("private Task<string> Cheaper() => Helper(); private async Task<string> Helper() => (await chat.GetResponseAsync(\"b\")).Text;", " by way of `Helper`")]
    [InlineData("private Task<string> Cheaper() => Run(Helper); private static Task<string> Run(Func<Task<string>> it) => it(); private async Task<string> Helper() => (await chat.GetResponseAsync(\"b\")).Text;", " by way of `Helper`")]
    [InlineData("private Task<string> Cheaper() => Helper(); [CallersGovern] private async Task<string> Helper() => (await chat.GetResponseAsync(\"b\")).Text;", "")]
    public async Task A_fallback_that_calls_a_model_is_governed(string members, string by)
    {
        var code = Members("AuditLog", members);
        var reported = (await TestCompilation.Of(("Code.cs", code.Replace("[|", "", StringComparison.Ordinal).Replace("|]", "", StringComparison.Ordinal))).Diagnose()).Where(d => d.Id == "GAI3030");
        var call = members.Contains("CallersGovern", StringComparison.Ordinal) ? "C.Helper" : "ChatClientExtensions.GetResponseAsync";
        Assert.Equal($"The fallback `Cheaper` of `AskAsync` calls a model (`{call}`){by}, and nothing governs that: govern it as `AskAsync` is, or name one that calls none", Assert.Single(reported).GetMessage());
    }

    [Theory]
    [InlineData("private Task<string> Cheaper() => AskAsync();")]
    [InlineData("private Task<string> Cheaper() => Helper(); private Task<string> Helper() => this.AskAsync();")]
    [InlineData("[AuditLog, [|Fallback(nameof(Helper))|]] private partial Task<string> Cheaper(); private Task<string> CheaperCore() => Task.FromResult(\"\"); private Task<string> Helper() => AskAsync();")]
    [InlineData("[AuditLog] private partial Task<string> Cheaper(); private Task<string> CheaperCore() => AskAsync();")]
    public async Task A_fallback_does_not_lead_back(string members)
    {
        var reported = await Verify.Reports(Members("AuditLog", members));
        Assert.Contains(reported, r => r.GetMessage().StartsWith("The fallback `Cheaper` of `AskAsync` leads back to `AskAsync`", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("Helper()", "comes to `Helper`, which is governed")]
    [InlineData("Between()", "comes to `Helper` by way of `Between`, which is governed")]
    public async Task What_runs_ahead_comes_to_no_governed_method(string answer, string message)
    {
        var reported = await Verify.Reports(GovernedCode.InClass(
            $$"""
            [AuditLog, Escalation("desk"), [|Fallback("Rules", Preview = true)|]] public partial Task<string> AskAsync();
            private async Task<string> AskCoreAsync() => (await chat.GetResponseAsync("a")).Text;
            private string Rules() => {{answer}};
            private string Between() => Helper();
            [AuditLog] private partial string Helper();
            private string HelperCore() => "";
            """));
        Assert.Equal($"The fallback `Rules` of `AskAsync` has a Preview, but {message}: what runs ahead of a question calls no model and asks nobody", Assert.Single(reported).GetMessage());
    }

    private static string Unmarked(string replaced, string members) => Members(replaced, members).Replace("[|", "", StringComparison.Ordinal).Replace("|]", "", StringComparison.Ordinal);

    private static string Members(string replaced, string members) => GovernedCode.InClass(
        $$"""
        [{{replaced}}, [|Fallback("Cheaper")|]] public partial Task<string> AskAsync();
        private async Task<string> AskCoreAsync() => (await chat.GetResponseAsync("a")).Text;
        private string Other() => "";
        private static bool When() => true;
        {{members}}
        """);
}
