using GovernedAi.Testing;

namespace GovernedAi.Analyzers.Tests.Generation;

/// <summary>The wrapper tells the runtime what the attributes of parameters and result say, wherever they stand.</summary>
public class PrivacyTests
{
    private const string Code =
        """
        using GovernedAi;
        [assembly: UseCase("payments", Owner = "treasury")]

        public interface IDesk { string Interface([Sensitive] string secret); }

        public abstract class Base { public abstract string Overridden([Sensitive] string secret); }

        public sealed partial class Desk : Base, IDesk
        {
            [AuditLog("payments")] public partial string Declared([Sensitive] string secret, [DataSubject] int customer, [Sensitive, DataSubject] string name);
            private string DeclaredCore(string secret, int customer, string name) => "declared";

            [AuditLog] public partial string Body(string secret);
            private string BodyCore([Sensitive] string secret) => "body";

            [AuditLog] public partial string Interface(string secret);
            private string InterfaceCore(string secret) => "interface";

            [AuditLog] public override partial string Overridden(string secret);
            private string OverriddenCore(string secret) => "overridden";

            [AuditLog] public partial string Text([Sensitive] System.ReadOnlySpan<char> secret);
            private string TextCore(System.ReadOnlySpan<char> secret) => "text";

            [AuditLog] [return: Sensitive] public partial string Result(string open);
            private string ResultCore(string open) => "secret result";

            public static string Run(string method) => method switch
            {
                "Declared" => new Desk().Declared("secret", 4711, "Anna Berg"),
                "Body" => new Desk().Body("secret"),
                "Interface" => new Desk().Interface("secret"),
                "Overridden" => new Desk().Overridden("secret"),
                "Text" => new Desk().Text("secret"),
                _ => new Desk().Result("open"),
            };
        }
        """;

    private static readonly GovernedProgram Program = GovernedProgram.Of(Code);

    [Theory]
    [InlineData("Declared")]
    [InlineData("Body")]
    [InlineData("Interface")]
    [InlineData("Overridden")]
    [InlineData("Text")]
    public void A_sensitive_parameter_is_named_and_not_recorded(string method)
    {
        using var governance = Governance.ForTests();
        Program.Call("Desk", "Run", method);

        var arguments = governance.Records[0].Data.GetProperty("arguments");
        Assert.Equal("sensitive", arguments.GetProperty("secret").GetProperty("notRecorded").GetString());
    }

    [Fact]
    public void Data_subjects_are_kept_unless_they_are_sensitive_as_well()
    {
        using var governance = Governance.ForTests();
        Program.Call("Desk", "Run", "Declared");

        Assert.Equal("4711", governance.Content(governance.Records[0], "arguments", "customer"));
        Assert.Equal("sensitive", governance.Records[0].Data.GetProperty("arguments").GetProperty("name").GetProperty("notRecorded").GetString());
    }

    [Fact]
    public void Of_a_sensitive_result_nothing_is_recorded()
    {
        using var governance = Governance.ForTests();
        Assert.Equal("secret result", Program.Call("Desk", "Run", "Result"));

        Assert.Equal("sensitive", governance.Records[^1].Data.GetProperty("result").GetProperty("notRecorded").GetString());
    }

    [Fact]
    public void Records_name_the_owner_of_their_use_case()
    {
        using var governance = Governance.ForTests();
        Program.Call("Desk", "Run", "Declared");

        Assert.All(governance.Records, record => Assert.Equal("treasury", record.Owner));
    }
}
