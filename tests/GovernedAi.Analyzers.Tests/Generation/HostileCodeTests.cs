using GovernedAi.Analyzers.Tests.Verifier;

namespace GovernedAi.Analyzers.Tests.Generation;

/// <summary>Half-typed, contradictory and absurd code neither crashes the generator or a rule nor slips through.</summary>
public class HostileCodeTests
{
    [Theory]
    [InlineData("partial class C { [AuditLog] public partial")]
    [InlineData("partial class C { [AuditLog] public partial Task<")]
    [InlineData("partial class C { [AuditLog] public partial Task<string> AskAsync(")]
    [InlineData("partial class C { [AuditLog] public partial Task<string> AskAsync(int); }")]
    [InlineData("partial class C { [AuditLog] public partial Gone AskAsync(Missing a); Gone AskCoreAsync(Missing a) => null!; }")]
    [InlineData("partial class C { [AuditLog] public partial string Ask(string a, string a); string AskCore(string a, string a) => a; }")]
    [InlineData("partial class C { [AuditLog] public partial int Ask(); [AuditLog] public partial int Ask(); int AskCore() => 1; }")]
    [InlineData("partial class C { [AuditLog] public partial int Ask(); int AskCore() => 1; int AskCore() => 2; }")]
    [InlineData("partial class C { [AuditLog(] public partial int Ask(); int AskCore() => 1; }")]
    [InlineData("partial class C { [AuditLog(null)] public partial int Ask(); int AskCore() => 1; }")]
    [InlineData("partial class C { [AuditLog(1, 2, 3)] public partial int Ask(); int AskCore() => 1; }")]
    [InlineData("partial class C { [AuditLog(Core = null, Id = \"\")] public partial int Ask(); int AskCore() => 1; }")]
    [InlineData("partial class C { [AuditLog(Core = \"not a name\")] public partial int Ask(); }")]
    [InlineData("partial class C { [AuditLog(Core = nameof(Ask))] public partial int Ask(); }")]
    [InlineData("partial class C { [AuditLog(OnAuditFailure = (OnAuditFailure)99)] public partial int Ask(); int AskCore() => 1; }")]
    [InlineData("partial class C { [Escalation(null)] public partial Task<int> Ask(); Task<int> AskCore() => null!; }")]
    [InlineData("partial class C { [Escalation(null, null)] public partial Task<int> Ask(); Task<int> AskCore() => null!; }")]
    [InlineData("partial class C { [Escalation(\"a\", StepTimeout = null, If = null, Question = null, Ask = (Ask)7)] public partial Task<int> AskAsync(); Task<int> AskCoreAsync() => null!; }")]
    [InlineData("partial class C { [Escalation(\"a\", StepTimeout = \"9999999999.00:00:00\", Question = \"{\")] public partial Task<int> AskAsync(); Task<int> AskCoreAsync() => null!; }")]
    [InlineData("partial class C { [Escalation(\"a\", Question = \"{}{.}{a..b}{0}{result.}\")] public partial Task<int> AskAsync(); Task<int> AskCoreAsync() => null!; }")]
    [InlineData("partial class C { [Escalation(\"\\0\\u2028\\ud800\", Question = \"\\0\\u2028\\ud800\\\\\\\"{{\")] public partial Task<int> AskAsync(); Task<int> AskCoreAsync() => null!; }")]
    [InlineData("partial class C { [Fallback(null)] public partial int Ask(); int AskCore() => 1; }")]
    [InlineData("partial class C { [Fallback(\"AskCore\")] public partial int Ask(); int AskCore() => 1; }")]
    [InlineData("partial class C { [Fallback(\"C\")] [Fallback(\".ctor\")] [Fallback(\"get_P\")] public partial int Ask(); int AskCore() => 1; int P => 1; }")]
    [InlineData("partial class C { [AuditLog, Escalation(\"a\")] public partial Task<Grows<int>> AskAsync(Grows<string> a); Task<Grows<int>> AskCoreAsync(Grows<string> a) => null!; } public class Grows<T> { public Grows<Grows<T>>? Next { get; set; } public Grows<T[]>? Other { get; set; } }")]
    [InlineData("[Loop] class LoopAttribute : Attribute; partial class C { [Loop] public partial int Ask(); }")]
    [InlineData("[B] class AAttribute : Attribute; [A, AuditLog] class BAttribute : Attribute; partial class C { [A] public partial int Ask(); int AskCore() => 1; }")]
    [InlineData("partial class C : C { [AuditLog] public partial int Ask(); int AskCore() => 1; }")]
    [InlineData("partial class C : D { [AuditLog] public override partial int Ask(); int AskCore() => 1; } class D : C { public virtual int Ask() => 1; }")]
    [InlineData("partial class C<T> where T : T { [AuditLog] public partial T Ask<U>(U a) where U : U; T AskCore<U>(U a) => default!; }")]
    [InlineData("file partial class C { [AuditLog] public partial int Ask(); int AskCore() => 1; }")]
    [InlineData("partial class C { [AuditLog] public abstract partial int Ask(); int AskCore() => 1; }")]
    [InlineData("partial class C { [AuditLog] public extern partial int Ask(); int AskCore() => 1; }")]
    [InlineData("partial class C { [AuditLog] public async partial Task Ask(); Task AskCore() => null!; }")]
    [InlineData("partial class C { [AuditLog] partial int Ask(); int AskCore() => 1; }")]
    [InlineData("partial class C { [AuditLog] partial public int Ask(); int AskCore() => 1; }")]
    [InlineData("partial class C : IDisposable { [AuditLog] partial void IDisposable.Dispose(); void DisposeCore() { } }")]
    [InlineData("partial class C { [AuditLog] public partial C(); [AuditLog] public partial int P { get; } [AuditLog] int F; [AuditLog] event Action E; }")]
    [InlineData("[AuditLog] public partial int Ask(); int AskCore() => 1;")]
    [InlineData("void Local() { [AuditLog] int Ask() => 1; } ")]
    [InlineData("partial enum C { } partial class C { [AuditLog] public partial int Ask(); int AskCore() => 1; }")]
    [InlineData("partial class c { [AuditLog] public partial int Ask(); int AskCore() => 1; } partial class C { [AuditLog] public partial int Ask(); int AskCore() => 1; }")]
    [InlineData("partial class C { [AuditLog] public partial int RegisterGovernedMethods(); int RegisterGovernedMethodsCore() => 1; }")]
    [InlineData("partial class C { [AuditLog] public partial int Ask2(); int Ask2Core() => 1; [AuditLog] public partial int Ask(); int AskCore() => 1; [AuditLog] public partial int Ask(int a); int AskCore(int a) => 1; }")]
    [InlineData("namespace GovernedAi.Generated { partial class C { [AuditLog] public partial int Ask(); int AskCore() => 1; } }")]
    [InlineData("namespace System { partial class Exception2 { [AuditLog] public partial int Ask(); int AskCore() => 1; } } class System { }")]
    [InlineData("namespace GovernedAi { class AuditLogAttribute : global::System.Attribute; partial class C { [AuditLog] public partial int Ask(); int AskCore() => 1; } }")]
    [InlineData("namespace Mine { class AuditLogAttribute : Attribute; partial class C { [AuditLog] public partial int Ask(); int AskCore() => 1; } }")]
    [InlineData("partial interface I { [AuditLog] static abstract partial int Ask(); [AuditLog] int B(); [AuditLog] partial int D(); int DCore() => 1; }")]
    [InlineData("partial class C { [AuditLog] public partial void Ask(__arglist); void AskCore(__arglist) { } }")]
    [InlineData("partial class C { [AuditLog] public partial IAsyncEnumerable<Missing> Ask(CancellationToken a, CancellationToken a); IAsyncEnumerable<Missing> AskCore(CancellationToken a, CancellationToken a) => null!; }")]
    [InlineData("partial class C { [AuditLog] public partial IAsyncEnumerable<> Ask(); IAsyncEnumerable<> AskCore() => null!; }")]
    [InlineData("partial class C { [AuditLog] public partial ref IEnumerable<int> Ask(); ref IEnumerable<int> AskCore() => throw null!; }")]
    [InlineData("partial class C { [AuditLog] public partial IAsyncEnumerable<void> Ask(); IAsyncEnumerable<void> AskCore() => null!; }")]
    [InlineData("partial class C { [AuditLog] public partial IAsyncEnumerable<int> Ask([System.Runtime.CompilerServices.EnumeratorCancellation] int a, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken b, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken c); IAsyncEnumerable<int> AskCore(int a, CancellationToken b, CancellationToken c) => null!; }")]
    [InlineData("partial class C { [Escalation(\"a\", Stream = (StreamRelease)9)] public partial IAsyncEnumerable<int> Ask(); IAsyncEnumerable<int> AskCore() => null!; }")]
    [InlineData("partial class C { [Fallback(nameof(Ask))] public partial IAsyncEnumerable<int> Ask(); IAsyncEnumerable<int> AskCore() => null!; int GovernedAsk, call, exception; }")]
    [InlineData("partial class C { [Fallback(nameof(Rules))] public partial ref int Ask(ref Missing a); ref int AskCore(ref Missing a) => throw null!; int Rules() => 1; }")]
    [InlineData("partial class C { [AuditLog] public partial int 数える(int 値); int 数えるCore(int 値) => 値; }")]
    [InlineData("partial class C { [AuditLog] public partial Task<T> Ask<T>(T a, CancellationToken b = default) where T : C?, new(); Task<T> AskCore<T>(T a, CancellationToken b) where T : C?, new() => null!; }")]
    public async Task It_is_wrapped_or_reported_and_nothing_throws(string code)
    {
        var faults = await WrappedOrReported.Faults($"using GovernedAi;\n{code}");
        Assert.True(faults.Count == 0, string.Join('\n', faults));
    }

    /// <summary>An editor asks after each few characters: nothing throws, and the rules never speak of more than what is half there.</summary>
    [Fact]
    public async Task A_file_may_be_typed_from_its_first_character_to_its_last()
    {
        const int Step = 17;
        var stops = Enumerable.Range(0, (Typed.Length / Step) + 1).Select(step => step * Step).Append(Typed.Length).ToList();
        var found = await Task.WhenAll(stops.Select(async at => (At: at, Said: await TestCompilation.Of(("Typed.cs", Typed[..at])).Diagnose())));

        foreach (var (at, said) in found)
        {
            var ours = said.Where(d => d.Id is "AD0001" or "CS8785" || d.Id.StartsWith("GAI", StringComparison.Ordinal)).ToList();
            Assert.DoesNotContain(ours, d => d.Id is "AD0001" or "CS8785" or "GAI0001");
            Assert.True(ours.Count <= 3, $"After `{Typed[Math.Max(0, at - 40)..at]}`:\n{string.Join('\n', ours)}");
        }

        Assert.Contains(found, stop => stop.Said.Any(d => d.Id == "GAI2003"));
        Assert.Empty(found[^1].Said);
    }

    private const string Typed = """
        using GovernedAi;
        using Microsoft.Extensions.AI;

        public sealed partial class FreightRouter(IChatClient chat)
        {
            [AuditLog, Escalation("desk", StepTimeout = "00:10:00"), Fallback(nameof(RouteByRules))]
            public partial Task<string> RouteAsync(string paperwork, CancellationToken cancellation);

            private async Task<string> RouteCoreAsync(string paperwork, CancellationToken cancellation)
                => (await chat.GetResponseAsync($"Which queue? {paperwork}", cancellationToken: cancellation)).Text;

            private static string RouteByRules(string paperwork) => paperwork.Contains("hazmat") ? "desk" : "dock";
        }
        """;

    /// <summary>The check has been seen to fail.</summary>
    [Fact]
    public async Task A_member_that_slips_through_is_noticed()
    {
        const string Silenced = "#pragma warning disable GAI2001\nclass C { [GovernedAi.AuditLog] int Ask() => 1; }";
        Assert.Contains(await WrappedOrReported.Faults(Silenced), fault => fault.StartsWith("Neither wrapped nor reported", StringComparison.Ordinal));
    }
}
