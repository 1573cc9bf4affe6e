using GovernedAi.Testing.RuleSets;
using Microsoft.CodeAnalysis;

namespace GovernedAi.Testing;

/// <summary>Holds marked-up code to the rule sets that the test project references, as a build of a project that references them would.</summary>
/// <example>
/// <code>
/// [Fact]
/// public Task Hazmat_needs_a_person() => Rules.Verify("""
///     namespace Acme.Hazmat;
///     class Desk(IChatClient chat) { public Task {|ACME001:Ask|}() => chat.GetResponseAsync("?"); }
///     """);
/// </code>
/// </example>
public static class Rules
{
    /// <summary>
    /// Asserts that exactly the marked places break the rule that the mark names: <c>{|ACME001:place|}</c>. Errors of the compiler
    /// are marks too, <c>{|CS0103:place|}</c>, so that nothing is asserted on code that does not compile. Other warnings do not matter.
    /// </summary>
    /// <param name="markedUpCode">One file. <c>System</c>, tasks, collections, <c>GovernedAi</c> and, where referenced, <c>Microsoft.Extensions.AI</c> are imported.</param>
    /// <param name="today">Today, for rules, reviews and waivers with a date; the machine's UTC date when not given.</param>
    /// <exception cref="RuleVerificationException">The marks fell elsewhere; the message shows the code with the marks where they fell.</exception>
    public static async Task Verify(string markedUpCode, DateOnly? today = null)
    {
        ArgumentNullException.ThrowIfNull(markedUpCode);
        var expected = Markup.Parse(markedUpCode, "ANY");
        var said = await RuledCompilation.Of(expected.Code, today).DiagnoseAsync().ConfigureAwait(false);
        var actual = new Markup(expected.Code, [.. said.Select(s => new Mark(s.Id, s.Diagnostic.Location.SourceSpan))]);
        if (expected.ToString() != actual.ToString())
            throw new RuleVerificationException(expected.ToString(), actual.ToString(), said.Select(s => s.Diagnostic));
    }

    /// <summary>The messages that a build would print about broken house rules, for a look at their words.</summary>
    /// <param name="code">One file, without marks.</param>
    /// <param name="today">Today, as in <see cref="Verify"/>.</param>
    public static async Task<IReadOnlyList<string>> MessagesAsync(string code, DateOnly? today = null)
    {
        ArgumentNullException.ThrowIfNull(code);
        var said = await RuledCompilation.Of(code, today).DiagnoseAsync().ConfigureAwait(false);
        return [.. said.Select(s => s.Diagnostic.GetMessage(System.Globalization.CultureInfo.InvariantCulture))];
    }
}
