using GovernedAi.Analyzers.Tests.Verifier;

namespace GovernedAi.Analyzers.Tests.Rules;

public class GAI5001_CapturedInTheClearTests
{
    private static readonly RuleVerifier Verify = new("GAI5001");

    private const string Types =
        """
        public record Bill(string Number, [Sensitive] string Iban, Payer Payer);
        public record Payer(string Name, [property: Sensitive] string Street);
        public class NoConverter : System.Text.Json.Serialization.JsonConverter<Odd>
        {
            public override Odd? Read(ref System.Text.Json.Utf8JsonReader reader, System.Type type, System.Text.Json.JsonSerializerOptions options) => null;
            public override void Write(System.Text.Json.Utf8JsonWriter writer, Odd value, System.Text.Json.JsonSerializerOptions options) => writer.WriteStringValue(value.Secret);
        }
        [System.Text.Json.Serialization.JsonConverter(typeof(NoConverter))] public record Odd([Sensitive] string Secret);
        public record Outer(System.Collections.Generic.List<Odd> Odds);
        """;

    [Theory]
    [InlineData("Pay {bill.Iban}?", "`bill.Iban` is sensitive, and the question shows it")]
    [InlineData("To {bill.Payer.Street}?", "`bill.Payer.Street` is sensitive")]
    [InlineData("For {note}?", "`note` is sensitive")]
    public async Task A_question_shows_nothing_sensitive(string question, string message)
    {
        var reported = await Verify.Reports(GovernedCode.InClass(
            $$"""
            [Escalation("desk", [|Question = "{{question}}"|])] public partial Task<string> AskAsync(Bill bill, [Sensitive] string note);
            Task<string> AskCoreAsync(Bill bill, string note) => Task.FromResult("");
            {{Types}}
            """));
        Assert.StartsWith(message, Assert.Single(reported).GetMessage(), StringComparison.Ordinal);
    }

    [Fact]
    public Task A_question_may_show_what_is_not_sensitive() => Verify.Reports(GovernedCode.InClass(
        $$"""
        [Escalation("desk", Question = "Pay {bill.Number} to {bill.Payer.Name} with {result}?")] public partial Task<string> AskAsync(Bill bill);
        Task<string> AskCoreAsync(Bill bill) => Task.FromResult("");
        {{Types}}
        """));

    [Theory]
    [InlineData("Odd")]
    [InlineData("Outer")]
    [InlineData("Odd[]")]
    public Task A_converter_of_its_own_goes_round_the_mask(string type) => Verify.Reports(GovernedCode.InClass(
        $$"""
        [AuditLog] public partial string Ask({{type}} [|bill|]);
        string AskCore({{type}} bill) => "";
        {{Types}}
        """));

    [Fact]
    public Task A_sensitive_parameter_is_not_recorded_whatever_writes_it() => Verify.Reports(GovernedCode.InClass(
        $$"""
        [AuditLog] public partial string Ask([Sensitive] Odd bill);
        string AskCore(Odd bill) => "";
        {{Types}}
        """));
}
