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
