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
    [InlineData("AuditLog(\"routing\")", "AuditLog", "it does not serve the use case `routing`, and goes on when that is suspended")]
    [InlineData("AuditLog(\"routing\")", "AuditLog(\"pricing\")", "it does not serve the use case `routing`, and goes on when that is suspended")]
    [InlineData("Escalation(\"desk\")", "Escalation(\"desk\", SampleRate = 0.5)", "it asks only for 0.5 of the calls")]
    [InlineData("Escalation(\"desk\", If = nameof(When))", "Escalation(\"desk\", SampleRate = 0.5)", "it does not ask if `When`")]
    [InlineData("Escalation(\"desk\", If = nameof(When), SampleRate = 0.5)", "Escalation(\"desk\", If = nameof(When), SampleRate = 0.1)", "it asks for 0.1 of the calls by chance, and not for 0.5")]
    [InlineData("Escalation(\"desk\", \"board\")", "Escalation(\"desk\")", "it does not ask `board`")]
    [InlineData("Escalation(\"desk\", \"board\")", "Escalation(\"board\", \"desk\")", "it asks `board` before `desk`")]
    [InlineData("Escalation(\"desk\")", "Escalation(\"interns\", \"desk\")", "it asks `interns` before `desk`")]
    [InlineData("Escalation(\"desk\", Quorum = 2)", "Escalation(\"desk\")", "1 of a group decide, and not 2")]
    [InlineData("Escalation(\"desk\", MinAssurance = GovernedAi.Approvals.Assurance.Authenticated)", "Escalation(\"desk\")", "it takes decisions that are less sure than `Authenticated`")]
    [InlineData("Escalation(\"desk\", StepTimeout = \"00:10:00\")", "Escalation(\"desk\")", "a group has 00:30:00 to answer, and not 00:10:00")]
    [InlineData("Escalation(\"desk\", OnTimeout = OnTimeout.Reject)", "Escalation(\"desk\")", "nobody's answer is no rejection")]
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
    [InlineData("Escalation(\"desk\", SampleRate = 0.1)", "Escalation(\"desk\", SampleRate = 0.2)")]
    [InlineData("Escalation(\"desk\", If = nameof(When))", "Escalation(\"desk\", SampleRate = 1)")]
    [InlineData("Escalation(\"desk\")", "Escalation(\"desk\", \"board\", Quorum = 2, StepTimeout = \"00:10:00\", OnTimeout = OnTimeout.Reject)")]
    [InlineData("AuditLog(\"routing\")", "AuditLog(\"routing\")")]
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

    [Theory]
    [InlineData("private Task<string> Cheaper() => other!.AskAsync(); private readonly IOther? other = null; interface IOther { Task<string> AskAsync(); } partial class One(IChatClient chat) : IOther { {0} }")]
    [InlineData("private Task<string> Cheaper() => other!.AskAsync(); private readonly Teller<int>? other = null; abstract class Teller<T> { public abstract Task<string> AskAsync(); } partial class One(IChatClient chat) : Teller<int> { {1} }")]
    [InlineData("private Task<string> Cheaper() => other!.AskAsync(); private readonly IOther<int>? other = null; interface IOther<T> { Task<string> AskAsync(); } partial class One(IChatClient chat) : IOther<int> { {0} }")]
    [InlineData("private Task<string> Cheaper() => other!(); private readonly Func<Task<string>>? other; C() : this(null!) => other = new One(null!).AskAsync; partial class One(IChatClient chat) { {0} }")]
    [InlineData("private Task<string> Cheaper() => Asker(); private static Func<Task<string>> Asker { get; set; } = () => new One(null!).AskAsync(); partial class One(IChatClient chat) { {0} }")]
    [InlineData("private Task<string> Cheaper() => Answer; private static Task<string> Answer => new One(null!).AskAsync(); partial class One(IChatClient chat) { {0} }")]
    public async Task It_is_followed_through_interfaces_delegates_and_properties(string members)
    {
        const string Governed = "[AuditLog] public {0}partial Task<string> AskAsync(); private async Task<string> AskCoreAsync() => (await chat.GetResponseAsync(\"b\")).Text;";
        var code = members.Replace("{0}", Governed.Replace("{0}", "", StringComparison.Ordinal), StringComparison.Ordinal).Replace("{1}", Governed.Replace("{0}", "override ", StringComparison.Ordinal), StringComparison.Ordinal);
        var reported = await Verify.Reports(Members("AuditLog, Escalation(\"desk\")", code));
        Assert.Contains("calls a model by way of `AskAsync`, which is governed less: it has no [Escalation]", Assert.Single(reported).GetMessage(), StringComparison.Ordinal);
    }

    [Fact]
    public Task Which_of_several_implementations_runs_is_not_guessed() => Verify.Reports(Unmarked("AuditLog, Escalation(\"desk\")",
        "private Task<string> Cheaper() => other!.AskAsync(); private readonly IOther? other = null; interface IOther { Task<string> AskAsync(); } sealed class Two : IOther { public Task<string> AskAsync() => Task.FromResult(\"\"); }"
        + "partial class One(IChatClient chat) : IOther { [AuditLog] public partial Task<string> AskAsync(); private async Task<string> AskCoreAsync() => (await chat.GetResponseAsync(\"b\")).Text; }"));

    [Fact]
    public Task A_decorator_calls_another_than_itself() => Verify.Reports(
        """
        using GovernedAi;
        using Microsoft.Extensions.AI;
        interface IDesk { Task<string> AskAsync(); }
        partial class Desk(IChatClient chat, IDesk inner) : IDesk
        {
            [AuditLog, Fallback(nameof(Inner))] public partial Task<string> AskAsync();
            private async Task<string> AskCoreAsync() => (await chat.GetResponseAsync("a")).Text;
            private Task<string> Inner() => inner.AskAsync();
        }
        """);

    [Theory]
    [InlineData("private string Cheaper() => new Talker(chat).ToString()!;", "new Talker")]
    [InlineData("private string Cheaper() => Talker.Last;", "Talker.Last")]
    public async Task A_constructor_and_a_property_may_hand_on_too(string members, string api)
    {
        var code = Unmarked("AuditLog", members + " sealed class Talker { [CallersGovern] public Talker(IChatClient chat) => Last = chat.GetResponseAsync(\"?\").GetAwaiter().GetResult().Text; [CallersGovern] public static string Last { get; private set; } = \"\"; }");
        var reported = (await TestCompilation.Of(("Code.cs", code)).Diagnose()).Where(d => d.Id == "GAI3030");
        Assert.Contains($"calls a model (`{api}`), and nothing governs that", Assert.Single(reported).GetMessage(), StringComparison.Ordinal);
    }

    private static string Unmarked(string replaced, string members) => Members(replaced, members).Replace("[|", "", StringComparison.Ordinal).Replace("|]", "", StringComparison.Ordinal);

    private static string Members(string replaced, string members) => GovernedCode.InClass(
        $$"""
        [{{replaced}}, [|Fallback("Cheaper")|]] public partial Task<string> AskAsync();
        private async Task<string> AskCoreAsync() => (await chat.GetResponseAsync("a")).Text;
        private string Other() => "";
        private static bool When() => true;
        {{members}}
        """).Replace("partial class C(", """[assembly: UseCase("routing")] [assembly: UseCase("pricing")] partial class C(""", StringComparison.Ordinal);
}
