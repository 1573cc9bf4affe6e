using GovernedAi.Analyzers.Tests.Verifier;

namespace GovernedAi.Analyzers.Tests.Rules;

public class GAI0003_NothingConfiguredTests
{
    private static readonly RuleVerifier Verify = new("GAI0003");

    [Fact]
    public async Task A_program_configures_the_governance_of_its_methods()
    {
        var reported = await Verify.ReportsInOneFile(Program("Console.WriteLine(new C().Ask());", "[|Ask|]"));
        Assert.StartsWith("`C.Ask` is governed, and this program configures no governance, so that every call of it is refused: add `builder.Services.AddGovernedAi();`", Assert.Single(reported).GetMessage(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("new ServiceCollection().AddGovernedAi();")]
    [InlineData("using var governance = GovernanceHost.Use(o => o.Folder = \"./governance\");")]
    [InlineData("using var governance = GovernedAi.Testing.Governance.ForTests();")]
    [InlineData("GovernanceHost.Default = Own.Make();")]
    [InlineData("new ServiceCollection().AddSingleton<IGovernance>(_ => throw new NotSupportedException());")]
    [InlineData("new ServiceCollection().AddSingleton(typeof(IGovernance), typeof(Own));")]
    public Task However_it_is_configured_it_is_fine(string line) => Verify.ReportsInOneFile(Program(line + " Console.WriteLine(new C().Ask());", "Ask"));

    [Fact]
    public Task A_library_is_configured_by_the_programs_that_use_it() => Verify.Reports(
        """
        using GovernedAi;
        public partial class C { [AuditLog] public partial int Ask(); int AskCore() => 1; }
        """);

    [Fact]
    public Task A_program_without_governed_methods_has_nothing_to_configure() => Verify.ReportsInOneFile("Console.WriteLine(1);");

    [Fact]
    public Task A_test_project_is_left_to_its_tests() => Verify.With("build_property.IsTestProject", "true").ReportsInOneFile(Program("Console.WriteLine(new C().Ask());", "Ask"));

    private static string Program(string line, string name) =>
        $$"""
        using GovernedAi;
        using GovernedAi.Runtime;
        using Microsoft.Extensions.DependencyInjection;

        {{line}}

        public partial class C { [AuditLog] public partial int {{name}}(); int AskCore() => 1; }
        public static class Own { public static IGovernance Make() => throw new NotSupportedException(); }
        """;
}
