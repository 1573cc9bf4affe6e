using Microsoft.CodeAnalysis;

namespace GovernedAi.Analyzers.Tests.Generation;

/// <summary>Every shape a governed stream can have, and methods that return references, in the manner of <see cref="ShapeTests"/>.</summary>
public class StreamShapeTests
{
    private const string Body = "{ Ran(); await Task.Yield(); yield return a; yield return a + 1; }";

    /// <inheritdoc cref="ShapeTests.Shapes"/>
    public static TheoryData<string, string, string, string> Shapes => new()
    {
        { "stream", In("class C", $"public partial IAsyncEnumerable<int> M(int a); async IAsyncEnumerable<int> MCore(int a) {Body}"), "await All(new C().M(1)) == \"12\"", "" },
        { "stream with a token", In("class C", $"public partial IAsyncEnumerable<int> M(int a, {Mark} CancellationToken b = default); async IAsyncEnumerable<int> MCore(int a, {Mark} CancellationToken b) {Body}"), "await All(new C().M(1)) == \"12\"", "" },
        { "stream with an unmarked token", In("class C", $"public partial IAsyncEnumerable<int> M(int a, CancellationToken b); async IAsyncEnumerable<int> MCore(int a, {Mark} CancellationToken b) {Body}"), "await All(new C().M(1, default)) == \"12\"", "" },
        { "stream handed on", In("class C", $"public partial IAsyncEnumerable<int> M(int a); IAsyncEnumerable<int> MCore(int a) => Inner(a); static async IAsyncEnumerable<int> Inner(int a) {Body}"), "await All(new C().M(1)) == \"12\"", "" },
        { "stream enumerator", In("class C", $"public partial IAsyncEnumerator<int> M(int a, CancellationToken b); async IAsyncEnumerator<int> MCore(int a, CancellationToken b) {Body}"), "await Two(new C().M(1, default))", "async Task<bool> Two(IAsyncEnumerator<int> e) { var sum = 0; await using (e) while (await e.MoveNextAsync()) sum += e.Current; return sum == 3; }" },
        { "iterator", In("class C", "public partial IEnumerable<int> M(int a); IEnumerable<int> MCore(int a) { Ran(); yield return a; yield return 2; }"), "new C().M(1).Sum() == 3", "" },
        { "iterator with a token", In("class C", "public partial IEnumerable<int> M(CancellationToken b); IEnumerable<int> MCore(CancellationToken b) { Ran(); yield return 3; }"), "new C().M(default).Sum() == 3", "" },
        { "list as a sequence", In("class C", "public partial IEnumerable<string?> M(); IEnumerable<string?> MCore() { Ran(); return new[] { \"a\", null }; }"), "new C().M().Count() == 2", "" },
        { "enumerator", In("class C", "public partial IEnumerator<int> GetEnumerator(); IEnumerator<int> GetEnumeratorCore() { Ran(); yield return 3; }"), "Three()", "bool Three() { foreach (var item in new C()) return item == 3; return false; }" },
        { "static stream", In("static class C", $"public static partial IAsyncEnumerable<int> M(int a); static async IAsyncEnumerable<int> MCore(int a) {Body}"), "await All(C.M(1)) == \"12\"", "" },
        { "stream extension", In("static class C", $"public static partial IAsyncEnumerable<int> M(this int a); static async IAsyncEnumerable<int> MCore(int a) {Body}"), "await All(1.M()) == \"12\"", "" },
        { "stream of a struct", In("struct C", $"public partial IAsyncEnumerable<int> M(int a); async IAsyncEnumerable<int> MCore(int a) {{ N++; Ran(); await Task.Yield(); yield return a + N; }} public int N;"), "await Struct()", "async Task<bool> Struct() { var c = new C { N = 1 }; return await All(c.M(1)) == \"3\" && c.N == 1; }" },
        { "iterator of a readonly struct", In("readonly struct C", "public partial IEnumerable<int> M(); IEnumerable<int> MCore() { Ran(); yield return 3; }"), "new C().M().Sum() == 3", "" },
        { "stream of a record", In("record C(int A)", "public partial IAsyncEnumerable<int> M(); async IAsyncEnumerable<int> MCore() { Ran(); await Task.Yield(); yield return A; }"), "await All(new C(2).M()) == \"2\"", "" },
        { "stream of a record struct", In("record struct C(int A)", "public partial IAsyncEnumerable<int> M(); async IAsyncEnumerable<int> MCore() { Ran(); await Task.Yield(); yield return A; }"), "await All(new C(2).M()) == \"2\"", "" },
        { "stream of a primary constructor", In("class C(int a, IGovernance governance)", "public partial IAsyncEnumerable<int> M(); async IAsyncEnumerable<int> MCore() { Ran(); await Task.Yield(); yield return a; }"), "await All(new C(2, GovernanceHost.Default).M()) == \"2\"", "" },
        { "generic stream", In("class C<T> where T : class", "public partial IAsyncEnumerable<(T, U?)> M<U>(T a, U? b) where U : class; async IAsyncEnumerable<(T, U?)> MCore<U>(T a, U? b) where U : class { Ran(); await Task.Yield(); yield return (a, b); }"), "await All(new C<string>().M<string>(\"a\", null)) == \"(a, )\"", "" },
        { "generic iterator", In("class C", "public partial IEnumerable<T> M<T>(params T[] a) where T : struct; IEnumerable<T> MCore<T>(T[] a) where T : struct { Ran(); foreach (var t in a) yield return t; }"), "new C().M(1, 2).Sum() == 3", "" },
        { "stream of dynamic", In("class C", "public partial IAsyncEnumerable<dynamic> M(dynamic a); async IAsyncEnumerable<dynamic> MCore(dynamic a) { Ran(); await Task.Yield(); yield return a; }"), "await All(new C().M(2)) == \"2\"", "" },
        { "stream of tuples", In("class C", "public partial IAsyncEnumerable<(int A, string? B)> M(); async IAsyncEnumerable<(int A, string? B)> MCore() { Ran(); await Task.Yield(); yield return (1, null); }"), "await All(new C().M()) == \"(1, )\"", "" },
        { "stream of an interface", "interface I { IAsyncEnumerable<int> M(int a, CancellationToken b = default); } " + In("class C : I", $"public partial IAsyncEnumerable<int> M(int a, {Mark} CancellationToken b); async IAsyncEnumerable<int> MCore(int a, {Mark} CancellationToken b) {Body}"), "await All(((I)new C()).M(1)) == \"12\"", "" },
        { "stream in an interface", In("interface I", $"public partial IAsyncEnumerable<int> M(int a); private async IAsyncEnumerable<int> MCore(int a) {Body}") + " class C : I;", "await All(((I)new C()).M(1)) == \"12\"", "" },
        { "virtual stream", In("class C", $"public virtual partial IAsyncEnumerable<int> M(int a); async IAsyncEnumerable<int> MCore(int a) {Body}"), "await All(new C().M(1)) == \"12\"", "" },
        { "overriding stream", "class B { public virtual IAsyncEnumerable<int> M(int a) => null!; } " + In("class C : B", $"public override partial IAsyncEnumerable<int> M(int a); async IAsyncEnumerable<int> MCore(int a) {Body}"), "await All(((B)new C()).M(1)) == \"12\"", "" },
        { "overridden stream core", In("class C", "public partial IEnumerable<int> M(); protected virtual IEnumerable<int> MCore() => [];") + " class D : C { protected override IEnumerable<int> MCore() { Ran(); yield return 3; } }", "new D().M().Sum() == 3", "" },
        { "awkward stream", In("class C", "public partial IAsyncEnumerable<int> M(int call, int exception, int GovernedM, int cancellation); async IAsyncEnumerable<int> MCore(int a, int b, int c, int d) { Ran(); await Task.Yield(); yield return a + b + c + d; }"), "await All(new C().M(1, 2, 3, 4)) == \"10\"", "" },
        { "members named like locals", In("class C", "IGovernance call => GovernanceHost.Default; int GovernedM => 0; public partial IAsyncEnumerable<int> M(); async IAsyncEnumerable<int> MCore() { Ran(); await Task.Yield(); yield return GovernedM; }").Replace("[AuditLog] ", "", StringComparison.Ordinal).Replace("public partial", "[AuditLog] public partial", StringComparison.Ordinal), "await All(new C().M()) == \"0\"", "" },
        { "fallback stream", In("class C", "[Fallback(nameof(Rules))] public partial IAsyncEnumerable<int> M(); IAsyncEnumerable<int> MCore() { Ran(); return Two(); } static async IAsyncEnumerable<int> Two() { await Task.Yield(); yield return 2; } List<int> Rules() => [];"), "await All(new C().M()) == \"2\"", "" },
        { "reference", In("class C", "public partial ref int M(); ref int MCore() { Ran(); return ref N; } public int N;"), "Reference()", "bool Reference() { var c = new C(); c.M() = 4; return c.N == 4; }" },
        { "readonly reference", In("class C", "public partial ref readonly string M(int result); ref readonly string MCore(int a) { Ran(); return ref N; } public string N = \"a\";"), "Reference()", "bool Reference() { var c = new C(); ref readonly var r = ref c.M(1); c.N = \"b\"; return r == \"b\"; }" },
        { "reference handed through", In("static class C", "public static partial ref T M<T>(ref T a, int b); static ref T MCore<T>(ref T a, int b) { Ran(); return ref a; }"), "Reference()", "bool Reference() { var n = 1; C.M(ref n, 0) = 5; return n == 5; }" },
        { "reference into a span", In("static class C", "public static partial ref int M(Span<int> a, scoped ref Span<int> b); static ref int MCore(Span<int> a, scoped ref Span<int> b) { Ran(); return ref a[0]; }"), "Reference()", "bool Reference() { Span<int> n = [1]; C.M(n, ref n) = 5; return n[0] == 5; }" },
        { "reference into the struct", In("struct C", "[System.Diagnostics.CodeAnalysis.UnscopedRef] public partial ref int M(); [System.Diagnostics.CodeAnalysis.UnscopedRef] ref int MCore() { Ran(); return ref N; } public int N;"), "Reference()", "bool Reference() { var c = new C(); c.M() = 5; return c.N == 5; }" },
        { "reference with a fallback", In("class C", "[Fallback(nameof(Rules))] public partial ref int M(); ref int MCore() { Ran(); return ref N[0]; } ref int Rules() => ref N[1]; public int[] N = [1, 2];"), "new C().M() == 1", "" },
        { "reference of a struct", In("struct C", "public partial ref int M(); ref int MCore() { Ran(); return ref N; } public static int N;"), "Reference()", "bool Reference() { new C().M() = 6; return C.N == 6; }" },
    };

    private const string Mark = "[System.Runtime.CompilerServices.EnumeratorCancellation]";

    [Theory]
    [MemberData(nameof(Shapes))]
    public Task It_runs_once_when_nullable(string shape, string code, string call, string helper) => ShapeTests.RunsOnce(shape, code, call, helper, NullableContextOptions.Enable);

    [Theory]
    [MemberData(nameof(Shapes))]
    public Task It_runs_once_when_oblivious(string shape, string code, string call, string helper) => ShapeTests.RunsOnce(
        shape, code.Replace("string?", "string", StringComparison.Ordinal).Replace("U?", "U", StringComparison.Ordinal), call, helper, NullableContextOptions.Disable);

    private static string In(string type, string members) => ShapeTests.In(type, members);
}
