using GovernedAi.Testing;

namespace GovernedAi.Tests.Runtime;

/// <summary>A governed method that a hot reload has added is refused until the program starts anew: nothing has been set up that says how it is governed.</summary>
public class HotReloadTests
{
    [Fact]
    public void It_says_that_the_program_has_to_be_restarted()
    {
        using var governance = Governance.ForTests();
        Assert.Contains("restart the program", Assert.Throws<InvalidOperationException>(() => governance.Begin<int>(null!)).Message, StringComparison.Ordinal);
        Assert.Contains("restart the program", Assert.Throws<InvalidOperationException>(() => governance.BeginStream<int>(null!)).Message, StringComparison.Ordinal);
    }
}
