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
            "- **Who owns it:** Dana Ortiz, inbound operations.",
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

    [Theory]
    [InlineData("00:30:00", "30 minutes")]
    [InlineData("01:00:00", "1 hour")]
    [InlineData("2.03:00:01", "2 days 3 hours 1 second")]
    [InlineData("00:00:00", "no time at all")]
    public void Time_is_said_as_a_person_says_it(string time, string spoken) => Assert.Equal(spoken, SpokenTime.Of(TimeSpan.Parse(time)));
}
