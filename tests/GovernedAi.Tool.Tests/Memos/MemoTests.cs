using GovernedAi.Tool.Memos;
using GovernedAi.Tool.Tests.Commands;
using GovernedAi.Tool.Tests.Samples;

namespace GovernedAi.Tool.Tests.Memos;

public class MemoTests
{
    [Fact]
    public async Task It_says_in_sentences_what_happens_when_the_model_is_wrong()
    {
        using var sample = CompiledSample.Of(Freight.Code);
        var memo = (await RunningCommand.Of("memo", sample.Path, "-r", AppContext.BaseDirectory)).Out;

        string[] sentences =
        [
            "# When the model is wrong: App",
            "App was held to no rules of the house.",
            "- **Who owns it:** Dana Ortiz, inbound operations.",
            "- **Who is told of a wrong answer:** First `dock`, who have 30 minutes to acknowledge it. If nobody of them does, `compliance`, who have 30 minutes.",
            "- **How long it is kept:** 730 days, unless the program's options say longer.",
            "- **When the model fails:** `ByRules` answers. If that fails too, `ByHand` answers. If none of them answers, the caller gets the error.",
            "- **When it is wrong or unsure:** Before the answer is used, people are asked, if `MayBeHazmat` says so (and whenever that check itself fails). They are asked: “Route {bill.Number} to {result.Queue}?”",
            "- **Who is asked, in what order:** First `hazmat-desk`, who have 1 hour 30 minutes. If they do not answer, `compliance`, who have 1 hour 30 minutes. If nobody answers, or they reject the answer, the fallback answers, as if the model had failed.",
            "- It does not show a person the answers that `MayBeHazmat` lets pass.",
            "- **When it is wrong or unsure:** Before the model is called, people are asked, every time.",
            "- **Who is asked, in what order:** First `legal`, who have 30 minutes. If nobody answers, or they refuse, the caller gets an error and no answer.",
            "- It does not record arguments, prompts and answers.",
            "| `Router.Quick` | `ChatClientExtensions.GetResponseAsync` | nothing says who answers for it |",
        ];
        Assert.All(sentences, s => Assert.Contains(s + "\n", memo, StringComparison.Ordinal));
    }

    [Fact]
    public async Task It_promises_nothing_of_a_method_that_only_prepares_a_request()
    {
        using var sample = CompiledSample.Of("""
            using System.Net.Http;
            partial class C { [AuditLog] public partial HttpRequestMessage Prepare(); HttpRequestMessage PrepareCore() => new(HttpMethod.Post, "https://api.openai.com/v1/chat/completions"); }
            """);
        var memo = (await RunningCommand.Of("memo", sample.Path, "-r", AppContext.BaseDirectory)).Out;
        Assert.Contains("- **What it calls:** No model call was found in its body.\n", memo, StringComparison.Ordinal);
        Assert.Contains("nothing says who answers for it: the request is only prepared here, for somebody else to send |\n", memo, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""[Escalation("desk", Quorum = 2, OnTimeout = OnTimeout.Reject)]""",
        "2 different people have to say the same; one rejection is enough to reject. If nobody answers, which counts as a rejection, or they reject the answer, the caller gets an error and no answer.")]
    [InlineData("""[Escalation("desk", MinAssurance = GovernedAi.Approvals.Assurance.Authenticated)]""", "who have 30 minutes. A decision counts only of somebody who signed in.")]
    [InlineData("""[Escalation("desk", OnTimeout = OnTimeout.KeepWaiting)]""", "If nobody answers, the request stays open until somebody does. If they reject the answer, the caller gets an error and no answer.")]
    [InlineData("""[Escalation("desk", If = nameof(Doubt), SampleRate = 0.05)]""", "people are asked, if `Doubt` says so (and whenever that check itself fails) or for 5 % of all calls, drawn at random.")]
    [InlineData("""[Escalation("desk", SampleRate = 0.001)]""", "It does not show a person the answers for which none of these conditions holds.")]
    [InlineData("""[Escalation("desk", If = nameof(Doubt))]""", "It does not show a person the answers that `Doubt` lets pass.")]
    [InlineData("""[Escalation("desk")][Fallback(nameof(A), On = FallbackOn.Failure)][Fallback(nameof(B), On = FallbackOn.Rejection | FallbackOn.Timeout)]""",
        "If nobody answers, or they reject the answer, `B` answers.")]
    [InlineData("""[Escalation("desk")][Fallback(nameof(A), On = FallbackOn.Failure)]""", "It does not have anything else to answer with when people reject the answer, nobody answers in time or when it is suspended.")]
    [InlineData("""[Escalation("desk", Question = "Now?")][Fallback(nameof(A))][Fallback(nameof(B), Preview = true)]""", "They are asked: “Now?” They see what `B` would answer.")]
    [InlineData("""[Fallback(nameof(A), Timeout = "00:00:10")]""", "`A` answers, if it does so within 10 seconds.")]
    [InlineData("""[AuditLog][Fallback(nameof(A), On = FallbackOn.Failure)]""", "**While it is suspended:** The model is not called, and the caller gets an error.")]
    [InlineData("""[AuditLog(OnAuditFailure = OnAuditFailure.UseFallback)][Fallback(nameof(A), On = FallbackOn.Failure)]""", "If that cannot be written, the model is not called and the caller gets an error.")]
    [InlineData("""[AuditLog(OnAuditFailure = OnAuditFailure.UseFallback)][Fallback(nameof(A))]""", "If that cannot be written, the model is not called and the fallback answers.")]
    public async Task It_says_what_the_terms_of_escalations_and_fallbacks_come_to(string attributes, string sentence)
    {
        using var sample = CompiledSample.Of(
            $$"""
            namespace Acme;
            partial class C(IChatClient chat)
            {
                {{attributes}} public partial Task<string> AskAsync(string q, CancellationToken cancellation);
                private async Task<string> AskCoreAsync(string q, CancellationToken cancellation) => (await chat.GetResponseAsync(q)).Text;
                private static bool Doubt(string q) => q.Length > 3;
                private Task<string> A(CancellationToken cancellation) => Task.FromResult("a");
                private string B() => "b";
            }
            """);
        Assert.Contains(sentence, (await RunningCommand.Of("memo", sample.Path, "-r", AppContext.BaseDirectory)).Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_says_what_is_not_written_down_and_how_a_person_is_found()
    {
        using var sample = CompiledSample.Of(
            """
            public sealed record Bill(string Number, [Sensitive] string Shipper) { [Sensitive] public string Note { get; init; } = ""; }
            partial class C(IChatClient chat)
            {
                [AuditLog] public partial Task<string> AskAsync([DataSubject] string customer, [Sensitive] string secret, Bill bill);
                private async Task<string> AskCoreAsync(string customer, string secret, Bill bill) => (await chat.GetResponseAsync(secret + bill)).Text;
            }
            """);
        var memo = (await RunningCommand.Of("memo", sample.Path, "-r", AppContext.BaseDirectory)).Out;
        Assert.Contains("Never written down: `Bill.Note` and `Bill.Shipper`.", memo, StringComparison.Ordinal);
        Assert.Contains(" `secret` is not written down, and taken out of texts in which it turns up. What is kept can be found and erased for a person by `customer`.", memo, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""Incident = new[] { "desk", "compliance" }, IncidentStepTimeout = "00:20:00" """, "First `desk`, who have 20 minutes to acknowledge it. If nobody of them does, `compliance`, who have 20 minutes.")]
    [InlineData("""Incident = new[] { "desk" }""", "First `desk`, who have 1 hour to acknowledge it.")]
    [InlineData("Owner = \"Dana\"", "Nobody is named.")]
    public async Task It_says_who_is_told_of_a_wrong_answer(string terms, string sentence)
    {
        using var sample = CompiledSample.Of($$"""
            [assembly: UseCase("routing", {{terms}})]
            partial class C(IChatClient chat)
            {
                [AuditLog("routing")] public partial Task<string> AskAsync(string q);
                private async Task<string> AskCoreAsync(string q) => (await chat.GetResponseAsync(q)).Text;
            }
            """);
        Assert.Contains($"- **Who is told of a wrong answer:** {sentence}\n", (await RunningCommand.Of("memo", sample.Path, "-r", AppContext.BaseDirectory)).Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_says_what_the_code_does_not_settle()
    {
        using var governed = CompiledSample.Of(Freight.Code);
        var memo = (await RunningCommand.Of("memo", governed.Path, "-r", AppContext.BaseDirectory)).Out;
        Assert.Contains("## What this memo cannot know", memo, StringComparison.Ordinal);
        Assert.Contains("- Whether a method runs in shadow mode:", memo, StringComparison.Ordinal);
        Assert.Contains("- How long what is recorded is kept,", memo, StringComparison.Ordinal);
        Assert.Contains("- Who belongs to the groups named here", memo, StringComparison.Ordinal);
        using var ungoverned = CompiledSample.Of("class C(IChatClient chat) { Task<ChatResponse> Ask() => chat.GetResponseAsync(\"q\"); }");
        Assert.DoesNotContain("cannot know", (await RunningCommand.Of("memo", ungoverned.Path, "-r", AppContext.BaseDirectory)).Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_says_what_the_build_was_held_to()
    {
        using var rules = CompiledSample.Of("""[assembly: System.Reflection.AssemblyInformationalVersion("1.2.0")][assembly: HouseRule("ACME001", "Somebody is asked", Requires = Controls.Escalation, Namespace = "Elsewhere")]""", name: "Acme.Rules");
        const string Call = "class C(IChatClient chat) { Task<ChatResponse> Ask() => chat.GetResponseAsync(\"q\"); }";
        using var held = CompiledSample.Of(Call, contract: "baseline GAI1001 M:C.Ask | ChatClientExtensions.GetResponseAsync x1", references: rules.Path);
        using var unwatched = CompiledSample.Of(Call, options: Analyzers.Tests.Verifier.TestOptions.Default.With("build_property.RunAnalyzers", "false").With("build_property.GovernedAiBreakGlass", "INC-4711"));
        using var without = CompiledSample.Of(Call, wrapped: false);

        Assert.Contains("App was held to the rules of Acme.Rules 1.2.0, and to the project's own contract, which a review sees change.\n", await Memo(held), StringComparison.Ordinal);
        Assert.Contains("## In the baseline", await Memo(held), StringComparison.Ordinal);
        Assert.Contains("App was held to no rules of the house, but the checks were switched off when it was built. It was let through in an emergency: “INC-4711”\n", await Memo(unwatched), StringComparison.Ordinal);
        Assert.Contains("App was built without GovernedAi's analyzers: no rule was checked when it was built.\n", await Memo(without), StringComparison.Ordinal);

        static async Task<string> Memo(CompiledSample sample) => (await RunningCommand.Of("memo", sample.Path, "-r", AppContext.BaseDirectory)).Out;
    }

    [Theory]
    [InlineData("markdown")]
    [InlineData("html")]
    public async Task The_same_program_gives_the_same_memo_wherever_and_however_it_is_built(string format)
    {
        using var debug = CompiledSample.Of(Freight.Code);
        using var release = CompiledSample.Of("\n" + Freight.Code, release: true, pdb: null);
        var first = await RunningCommand.Of("memo", debug.Path, "-r", AppContext.BaseDirectory, "--format", format);
        var second = await RunningCommand.Of("memo", release.Path, "-r", AppContext.BaseDirectory, "--format", format, "--today", "2026-06-02");
        Assert.Equal(first.Out, second.Out);
        Assert.DoesNotContain(debug.Folder, first.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_page_needs_nothing_else_and_takes_no_markup_from_names_and_reasons()
    {
        using var sample = CompiledSample.Of(Freight.Code);
        var page = (await RunningCommand.Of("memo", sample.Path, "-r", AppContext.BaseDirectory, "--format", "html")).Out;

        Assert.DoesNotContain("http", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<script", page, StringComparison.Ordinal);
        Assert.Contains("@media print", page, StringComparison.Ordinal);
        Assert.Contains("Sort freight paperwork &lt;by queue&gt;", page, StringComparison.Ordinal);
        Assert.Contains("pilot &lt;with&gt; two customers", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<with>", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_nothing_could_be_read_the_memo_that_was_committed_stays()
    {
        var committed = Path.GetTempFileName();
        File.WriteAllText(committed, "as committed");
        var run = await RunningCommand.Of("memo", "/no/such.dll", "--output", committed);
        Assert.Equal((2, "as committed"), (run.ExitCode, File.ReadAllText(committed)));
        Assert.Contains("there is no such file.\n", run.Error, StringComparison.Ordinal);
        File.Delete(committed);
    }

    [Theory]
    [InlineData("00:30:00", "30 minutes")]
    [InlineData("01:00:00", "1 hour")]
    [InlineData("2.03:00:01", "2 days 3 hours 1 second")]
    [InlineData("00:00:00", "no time at all")]
    public void Time_is_said_as_a_person_says_it(string time, string spoken) => Assert.Equal(spoken, SpokenTime.Of(TimeSpan.Parse(time)));
}
