using GovernedAi.Analyzers.Tests.Verifier;

namespace GovernedAi.Analyzers.Tests.Rules;

public class GAI2002_UnwrappableShapeTests
{
    private static readonly RuleVerifier Verify = new("GAI2002");

    [Theory]
    [InlineData("[AuditLog] partial void [|Ask|](); void AskCore() { }", "`Ask` cannot be wrapped: without an accessibility modifier its calls are erased")]
    [InlineData("[AuditLog] public partial Task [|AskAsync|](ref int number); Task AskCoreAsync(ref int number) => Task.CompletedTask;", "`AskAsync` cannot be wrapped: its parameter `number` is passed by reference")]
    [InlineData("[AuditLog] public partial Task [|AskAsync|](Span<int> numbers); Task AskCoreAsync(Span<int> numbers) => Task.CompletedTask;", "`AskAsync` cannot be wrapped: its parameter `numbers` is a ref struct")]
    [InlineData("[AuditLog] public unsafe partial Task [|AskAsync|](int* number); unsafe Task AskCoreAsync(int* number) => Task.CompletedTask;", "`AskAsync` cannot be wrapped: nothing can be awaited in an unsafe method")]
    [InlineData("[AuditLog] public partial Func<string> [|Ask|](); Func<string> AskCore() => () => \"\";", "`Ask` cannot be wrapped: its result, `Func<string>`, runs after the wrapper has ended")]
    [InlineData("[AuditLog] public partial Task<Lazy<string>> [|AskAsync|](); Task<Lazy<string>> AskCoreAsync() => null!;", "`AskAsync` cannot be wrapped: its result, `Lazy<string>`, runs after")]
    [InlineData("[AuditLog] public partial Task<IEnumerable<string>> [|AskAsync|](); Task<IEnumerable<string>> AskCoreAsync() => null!;", "`AskAsync` cannot be wrapped: its result, `IEnumerable<string>`, may be enumerated")]
    [InlineData("[AuditLog] public partial Task<IAsyncEnumerable<string>> [|AskAsync|](); Task<IAsyncEnumerable<string>> AskCoreAsync() => null!;", "`AskAsync` cannot be wrapped: its result, `IAsyncEnumerable<string>`, produces its items")]
    [InlineData("[AuditLog] public partial System.Collections.IEnumerable [|Ask|](); System.Collections.IEnumerable AskCore() => null!;", "`Ask` cannot be wrapped: its result, `IEnumerable`, may be enumerated")]
    [InlineData("[AuditLog] public partial Lazy<IAsyncEnumerable<string>> [|Ask|](); Lazy<IAsyncEnumerable<string>> AskCore() => null!;", "`Ask` cannot be wrapped: its result, `Lazy<IAsyncEnumerable<string>>`, runs after")]
    [InlineData("[AuditLog] public partial System.ClientModel.AsyncCollectionResult<string> [|Ask|](); System.ClientModel.AsyncCollectionResult<string> AskCore() => null!;", "`Ask` cannot be wrapped: its result, `AsyncCollectionResult<string>`, fetches its items after the wrapper has ended; return it as the `IAsyncEnumerable<string>`")]
    [InlineData("[AuditLog] public partial Task<System.ClientModel.CollectionResult<string>> [|Ask|](); Task<System.ClientModel.CollectionResult<string>> AskCore() => null!;", "`Ask` cannot be wrapped: its result, `CollectionResult<string>`, fetches its items")]
    [InlineData("[AuditLog] public partial IEnumerable<int> [|Ask|](ref int number); IEnumerable<int> AskCore(ref int number) => null!;", "`Ask` cannot be wrapped: its parameter `number` is passed by reference")]
    [InlineData("[AuditLog] public partial ref int [|Ask|](ref Span<int> numbers); ref int AskCore(ref Span<int> numbers) => ref numbers[0];", "`Ask` cannot be wrapped: the reference it returns may lead into `numbers`")]
    [InlineData("[AuditLog] public partial IAsyncEnumerable<int> [|Ask|]([{|CS8424:System.Runtime.CompilerServices.EnumeratorCancellation|}] CancellationToken a, [{|CS8424:System.Runtime.CompilerServices.EnumeratorCancellation|}] CancellationToken b); IAsyncEnumerable<int> AskCore(CancellationToken a, CancellationToken b) => null!;", "`Ask` cannot be wrapped: more than one of its parameters is marked [EnumeratorCancellation]")]
    [InlineData("[AuditLog] public partial Task<Task<string>> [|AskAsync|](); Task<Task<string>> AskCoreAsync() => null!;", "`AskAsync` cannot be wrapped: its result, `Task<string>`, completes after")]
    [InlineData("[AuditLog] public partial int [|Ask|](int[,] grid); int AskCore(int[,] grid) => 1;", "`Ask` cannot be wrapped: its parameter `grid` cannot be recorded: JSON cannot hold `int[,]`, which has more than one dimension; use an array of arrays")]
    [InlineData("[AuditLog] public partial Later [|Ask|](); Later AskCore() => new(() => 1); public record Later(Func<int> Then);", "`Ask` cannot be wrapped: its result cannot be recorded: JSON cannot hold `Later.Then` (callback)")]
    [InlineData("[AuditLog] public partial IEnumerable<Later> [|Ask|](); IEnumerable<Later> AskCore() => []; public record Later(Func<int> Then);", "`Ask` cannot be wrapped: its items cannot be recorded: JSON cannot hold `Later.Then` (callback)")]
    [InlineData("[AuditLog, Escalation(\"desk\", Ask = Ask.BeforeModel)] public partial Task<Later> [|AskAsync|](); Task<Later> AskCoreAsync() => null!; public record Later(Func<int> Then);", "`AskAsync` cannot be wrapped: its result cannot be recorded: JSON cannot hold `Later.Then` (callback)")]
    [InlineData("[AuditLog] public partial Span<int> [|Ask|](); Span<int> AskCore() => default;", "`Ask` cannot be wrapped: a result of type `Span<int>` can be neither held nor recorded")]
    [InlineData("[Desk, Escalation(\"b\")] public partial Task<int> [|AskAsync|](); Task<int> AskCoreAsync() => null!; [Escalation(\"a\")] class DeskAttribute : Attribute;", "`AskAsync` cannot be wrapped: it has more than one [Escalation] ([Desk], [Escalation]); leave one")]
    [InlineData("[AuditLog(Id = \"a\"), Fallback(nameof(AskCore), Id = \"b\")] public partial int [|Ask|](); int AskCore() => 1;", "`Ask` cannot be wrapped: it has two ids, `a` and `b`; leave one")]
    public async Task What_cannot_be_wrapped_says_why(string members, string message)
    {
        var reported = await Verify.Reports(GovernedCode.InClass(members));
        Assert.StartsWith(message, Assert.Single(reported).GetMessage(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_parameter_may_not_hide_the_governance_of_its_type()
    {
        var reported = await Verify.Reports(
            """
            using GovernedAi;
            partial class C(IGovernance governance)
            {
                [AuditLog] public partial int [|Ask|](int governance);
                int AskCore(int governance) => governance;
                IGovernance Theirs() => governance;
            }
            """);
        Assert.Contains("hides the type's `IGovernance`", Assert.Single(reported).GetMessage(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("[AuditLog] private partial void Ask(); void AskCore() { }")]
    [InlineData("[AuditLog] public partial ValueTask<int> AskAsync(); ValueTask<int> AskCoreAsync() => new(1);")]
    [InlineData("[AuditLog] public partial int Ask(ref int a, out int b, in int c, Span<int> d); int AskCore(ref int a, out int b, in int c, Span<int> d) => b = 1;")]
    [InlineData("[AuditLog] public partial List<int> Ask(); List<int> AskCore() => [];")]
    public Task What_can_be_wrapped_is_fine(string members) => Verify.Reports(GovernedCode.InClass(members));
}
