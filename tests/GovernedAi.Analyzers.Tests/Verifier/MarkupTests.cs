namespace GovernedAi.Analyzers.Tests.Verifier;

public class MarkupTests
{
    [Theory]
    [InlineData("a [|b|] c", "a {|GAI1001:b|} c")]
    [InlineData("{|CS0103:a|}[||]", "{|CS0103:a|}{|GAI1001:|}")]
    [InlineData("[|a {|CS0103:b|}|]", "{|GAI1001:a {|CS0103:b|}|}")]
    [InlineData("var a = new[] { 1 | 2 };", "var a = new[] { 1 | 2 };")]
    public void Marks_are_read_and_written_back_by_id(string marked, string canonical) =>
        Assert.Equal(canonical, Markup.Parse(marked, "GAI1001").ToString());

    [Fact]
    public void A_mark_that_is_never_closed_is_an_error() =>
        Assert.Throws<FormatException>(() => Markup.Parse("a [|b", "GAI1001"));
}
