using GovernedAi.Analyzers.Tests.Verifier;

namespace GovernedAi.Analyzers.Tests.Rules;

public class GAI2004_TypeNotPartialTests
{
    private static readonly RuleVerifier Verify = new("GAI2004");

    [Fact]
    public async Task The_type_of_a_governed_method_is_partial()
    {
        var reported = await Verify.Reports(
            """
            using GovernedAi;
            class C
            {
                [AuditLog] public partial int {|CS0751:{|CS8795:[|Ask|]|}|}();
                int AskCore() => 1;
            }
            """);
        Assert.Equal("`Ask` cannot be wrapped because the type `C` is not partial: write `partial` in front of its keyword (Ctrl+.)", Assert.Single(reported).GetMessage());
    }

    [Fact]
    public async Task So_is_every_type_around_it()
    {
        var reported = await Verify.Reports(
            """
            using GovernedAi;
            struct Outer
            {
                public partial class C
                {
                    [AuditLog] public partial int {|CS8795:[|Ask|]|}();
                    int AskCore() => 1;
                }
            }
            """);
        Assert.Contains("`Outer`", Assert.Single(reported).GetMessage(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("class C { [AuditLog] public partial int Ask(); int AskCore() => 1; }", "GAI2004")]
    [InlineData("class Outer { partial class C { [AuditLog] public partial int Ask(); int AskCore() => 1; } }", "GAI2004")]
    [InlineData("file partial class C { [AuditLog] public partial int Ask(); int AskCore() => 1; }", "GAI2002")]
    public async Task The_generator_says_it_because_the_compiler_stops_before_it_hears_the_rules(string code, string rule)
    {
        var project = TestCompilation.Of(("Code.cs", "using GovernedAi; " + code));
        project.Driver().RunGeneratorsAndUpdateCompilation(project.Create(), out _, out var said);
        var heard = Assert.Single(said);
        Assert.Equal((rule, "Ask"), (heard.Id, heard.Location.SourceTree!.GetText().ToString(heard.Location.SourceSpan)));
        Assert.Single(await project.Diagnose(), d => d.Id == rule);
    }

    [Fact]
    public async Task Where_analyzers_are_off_it_is_said_once_as_well()
    {
        var project = TestCompilation.Of(("Code.cs", "using GovernedAi; class C { [AuditLog] public partial int Ask(); int AskCore() => 1; }"))
            with { Options = TestOptions.Default.With("build_property.RunAnalyzers", "false") };
        Assert.Single(await project.Diagnose(), d => d.ToString().Contains("GAI2004", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("partial class C")]
    [InlineData("sealed partial record C")]
    [InlineData("readonly partial record struct C")]
    [InlineData("partial struct C")]
    [InlineData("static partial class Around { partial class C<T> { partial class D")]
    [InlineData("partial interface I<out T>")]
    public Task Partial_types_are_fine(string type) => Verify.Reports(
        $$"""
        using GovernedAi;
        {{type}} {
            [AuditLog] public static partial int Ask();
            private static int AskCore() => 1;
        {{new string('}', type.Split('{').Length)}}
        """);
}
