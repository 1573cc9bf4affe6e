namespace Package.Tests;

/// <summary>Why a method cannot be wrapped is said in the build's output, and not drowned by what the compiler says of its declaration.</summary>
public class WrappingFaultTests
{
    [Fact]
    public async Task That_the_type_is_not_partial_is_said_in_words()
    {
        var consumer = await Consumer.CreateAsync(
            ("Lib.csproj", Projects.Library(Projects.Analyzers + Projects.ExtensionsAI, "<ImplicitUsings>enable</ImplicitUsings>")),
            ("Router.cs", """
                using GovernedAi;

                public sealed class Router
                {
                    [AuditLog] public partial Task<string> RouteAsync(string bill);

                    private Task<string> RouteCoreAsync(string bill) => Task.FromResult(bill);
                }
                """));
        var build = (await consumer.BuildAsync()).Failed();
        Assert.Contains(build.Diagnostics, said => said.Place.StartsWith("Router.cs(5,", StringComparison.Ordinal) && said.Severity == "error"
            && said.Message.Contains("`RouteAsync` cannot be wrapped because the type `Router` is not partial: write `partial` in front of its keyword", StringComparison.Ordinal));
    }
}
