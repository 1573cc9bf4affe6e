using GovernedAi.Analyzers.Tests.Verifier;

namespace GovernedAi.Analyzers.Tests.Rules;

public class GAI3004_InvalidQuestionTests
{
    private static readonly RuleVerifier Verify = new("GAI3004");

    [Theory]
    [InlineData("", "The question of `AskAsync` is empty")]
    [InlineData("Release {answer}?", "The question of `AskAsync` holds `{answer}`, but there is only `bill`, `result`")]
    [InlineData("Release {bill.Weight}?", "The question of `AskAsync` holds `{bill.Weight}`, but `Bill` has no readable property or field `Weight`")]
    [InlineData("Release {bill.Secret}?", "The question of `AskAsync` holds `{bill.Secret}`, but `Bill` has no readable")]
    [InlineData("Release {bill.Number?", "The question of `AskAsync` has a `{` that is never closed")]
    [InlineData("Release bill}?", "The question of `AskAsync` has a `}` that closes nothing")]
    [InlineData("Release {bill.Number + 1}?", "The question of `AskAsync` holds `{bill.Number + 1}`, but `Bill` has no readable")]
    public async Task A_question_holds_what_is_there(string question, string message)
    {
        var reported = await Verify.Reports(GovernedCode.InClass(
            $$"""
            [Escalation("desk", [|Question = "{{question}}"|])] public partial Task<string> AskAsync(Bill bill);
            Task<string> AskCoreAsync(Bill bill) => Task.FromResult("");
            public record Bill(string Number) { private int Secret => 1; public static int Weight => 1; public int Sum() => Secret; }
            """));
        Assert.StartsWith(message, Assert.Single(reported).GetMessage(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Release?")]
    [InlineData("Release {bill.Number.Length} as {result}?")]
    [InlineData("Release {{it}} for { bill.Number }?")]
    [InlineData("Release \\\"it\\\"\\n{bill}?")]
    public Task A_path_from_a_parameter_or_the_result_is_fine(string question) => Verify.Reports(GovernedCode.InClass(
        $$"""
        [Escalation("desk", Question = "{{question}}")] public partial Task<string> AskAsync(Bill bill);
        Task<string> AskCoreAsync(Bill bill) => Task.FromResult("");
        public record Bill(string Number);
        """));
}
