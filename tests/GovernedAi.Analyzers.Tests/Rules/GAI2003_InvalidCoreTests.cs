using GovernedAi.Analyzers.Tests.Verifier;

namespace GovernedAi.Analyzers.Tests.Rules;

public class GAI2003_InvalidCoreTests
{
    private static readonly RuleVerifier Verify = new("GAI2003");

    [Theory]
    [InlineData("[AuditLog] public partial Task<string> [|AskAsync|](int number);", "The body of `AskAsync`, `AskCoreAsync`, is missing: write `private Task<string> AskCoreAsync(int number)` with the body in it")]
    [InlineData("[AuditLog] public static partial void [|Ask|]<T>(ref T number);", "The body of `Ask`, `AskCore`, is missing: write `private static void AskCore<T>(ref T number)` with the body in it")]
    [InlineData("[AuditLog(Core = \"Body\")] public partial int [|Ask|](); int AskCore() => 1;", "The body of `Ask`, `Body`, is missing: write `private int Body()` with the body in it")]
    [InlineData("[AuditLog] public partial int [|Ask|](int a); int AskCore(long a) => 1;", "The body of `Ask`, `AskCore`, must take the same parameters: (int)")]
    [InlineData("[AuditLog] public partial int [|Ask|](ref int a); int AskCore(int a) => 1;", "The body of `Ask`, `AskCore`, must take the same parameters: (ref int)")]
    [InlineData("[AuditLog] public partial Task<int> [|AskAsync|](); ValueTask<int> AskCoreAsync() => default;", "The body of `AskAsync`, `AskCoreAsync`, must return `Task<int>`, not `ValueTask<int>`")]
    [InlineData("[AuditLog] public partial string [|Ask|](); string? AskCore() => null;", "The body of `Ask`, `AskCore`, must return `string`, not `string?`")]
    [InlineData("[AuditLog] public partial (int A, int B) [|Ask|](); (int, int) AskCore() => default;", "The body of `Ask`, `AskCore`, must return `(int A, int B)`, not `(int, int)`")]
    [InlineData("[AuditLog] public partial int [|Ask|](); public int AskCore() => 1;", "The body of `Ask`, `AskCore`, must be private")]
    [InlineData("[AuditLog] public partial int [|Ask|](); protected int AskCore() => 1;", "The body of `Ask`, `AskCore`, must be private")]
    [InlineData("partial interface I { [AuditLog] public static partial int [|Ask|](); protected static virtual int AskCore() => 1; }", "The body of `Ask`, `AskCore`, must not be virtual")]
    [InlineData("[AuditLog] public static partial int [|Ask|](); int AskCore() => 1;", "The body of `Ask`, `AskCore`, must be static")]
    [InlineData("[AuditLog] public partial void [|Ask|](); async void AskCore() => await Task.Yield();", "The body of `Ask`, `AskCore`, must not be `async void`")]
    [InlineData("[AuditLog] public partial T [|Ask|]<T>(T a) where T : class; T AskCore<T>(T a) => a;", "The body of `Ask`, `AskCore`, must have the same constraints")]
    [InlineData("[AuditLog] public partial T [|Ask|]<T>(T a); object AskCore(object a) => a;", "The body of `Ask`, `AskCore`, must have the type parameters `<T>`")]
    public async Task The_body_matches_its_declaration(string members, string message)
    {
        var reported = await Verify.Reports(GovernedCode.InClass(members));
        Assert.StartsWith(message, Assert.Single(reported).GetMessage(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_body_answers_to_one_wrapper()
    {
        var reported = await Verify.Reports(GovernedCode.InClass(
            """
            [AuditLog] public partial int [|Ask|](int a); int AskCore(int a) => a;
            [AuditLog(Core = nameof(AskCore))] public partial int [|Ask2|](int a);
            """));
        foreach (var other in new[] { "Ask", "Ask2" })
            Assert.Contains(reported, said => said.GetMessage().Contains($"is the body of `{other}` as well, and answers to one wrapper only", StringComparison.Ordinal));
    }

    [Fact]
    public Task A_body_in_a_base_class_is_none() => Verify.Reports(
        """
        using GovernedAi;
        class B { protected int AskCore() => 1; }
        partial class C : B
        {
            [AuditLog] public partial int [|Ask|]();
        }
        """);

    [Theory]
    [InlineData("[AuditLog] public partial int Ask(); static int AskCore() => 1;")]
    [InlineData("[AuditLog] public partial int Ask(); protected virtual int AskCore() => 1;")]
    [InlineData("[AuditLog] public partial T Ask<T>(T a) where T : class, new(); U AskCore<U>(U b) where U : class, new() => b;")]
    [InlineData("[AuditLog] public partial int Ask(int a); [AuditLog] public partial int Ask(string a); int AskCore(int a) => a; int AskCore(string b) => 2;")]
    public Task What_the_wrapper_can_call_is_fine(string members) => Verify.Reports(GovernedCode.InClass(members));
}
