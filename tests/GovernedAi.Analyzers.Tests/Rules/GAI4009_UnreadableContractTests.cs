using GovernedAi.Analyzers.Tests.Verifier;

namespace GovernedAi.Analyzers.Tests.Rules;

public class GAI4009_UnreadableContractTests
{
    [Theory]
    [InlineData("<<<<<<< HEAD", "left over from a merge")]
    [InlineData("=======", "left over from a merge")]
    [InlineData(">>>>>>> theirs", "left over from a merge")]
    [InlineData("governed M:Acme.Router.Route", "is neither")]
    [InlineData("governed M:Acme.Router.Route | audit", "is neither")]
    [InlineData("baseline GAI1001 M:Acme.Router.Route | ChatClient.CompleteChat", "is neither")]
    [InlineData("baseline GAI1001 M:Acme.Router.Route | ChatClient.CompleteChat x0", "is neither")]
    [InlineData("anything else", "is neither")]
    [InlineData("governed a | audit x1\ngoverned a | audit x1", "is there twice: governed a")]
    public async Task A_line_that_cannot_be_understood_is_an_error(string lines, string words)
    {
        var project = TestCompilation.Of(("Code.cs", "class C;")) with { AdditionalFiles = [("GovernedAi.Contract.txt", lines)] };
        Assert.Contains(words, Assert.Single(await project.Diagnose(), d => d.Id == "GAI4009").GetMessage(), StringComparison.Ordinal);
    }
}
