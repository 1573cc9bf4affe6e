using GovernedAi.Tool.Reading;

namespace GovernedAi.Tool.Tests.Reading;

public class FrameworkTests
{
    [Theory]
    [InlineData("System.Text.Json", true)]
    [InlineData("Microsoft.AspNetCore", true)]
    [InlineData("Microsoft.AspNetCore.Http", true)]
    [InlineData("Microsoft.Extensions.Hosting", true)]
    [InlineData("Microsoft.Extensions.AI", false)]
    [InlineData("Microsoft.Extensions.AI.Abstractions", false)]
    [InlineData("Microsoft.AspNetCoreish", false)]
    [InlineData("OpenAI", false)]
    public void The_framework_is_known_by_name_and_the_model_abstractions_are_none_of_it(string assembly, bool isFramework) =>
        Assert.Equal(isFramework, Framework.Has(assembly));
}
