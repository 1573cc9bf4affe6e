using GovernedAi.Testing;
using Microsoft.CodeAnalysis;

namespace GovernedAi.Analyzers.Tests.Generation;

/// <summary>Every shape a governed method can have is wrapped, compiles without a warning and runs: the wrapper once, the core once.</summary>
public class ShapeTests
{
    private const string Annotated = "\n#nullable enable annotations\n";

    /// <summary>Name, declarations (the core says <c>Ran()</c>), how a caller calls it, and what that takes.</summary>
    public static TheoryData<string, string, string, string> Shapes => new()
    {
        { "value", In("class C", "public partial int M(int a); int MCore(int a) => Ran() + a;"), "new C().M(1) == 1", "" },
        { "void", In("class C", "public partial void M(); void MCore() => Ran();"), "Do(() => new C().M())", "" },
        { "task", In("class C", "public partial Task M(); async Task MCore() { await Task.Yield(); Ran(); }"), "await Done(new C().M())", "" },
        { "task of value", In("class C", "public partial Task<string> MAsync(string a); async Task<string> MCoreAsync(string a) { await Task.Yield(); Ran(); return a; }"), "await new C().MAsync(\"a\") == \"a\"", "" },
        { "value task", In("class C", "public partial ValueTask M(); ValueTask MCore() { Ran(); return default; }"), "await Done(new C().M().AsTask())", "" },
        { "value task of value", In("class C", "public partial ValueTask<int> M(int a); async ValueTask<int> MCore(int a) { await Task.Yield(); Ran(); return a; }"), "await new C().M(1) == 1", "" },
        { "static", In("class C", "internal static partial int M(); static int MCore() => Ran();"), "C.M() == 0", "" },
        { "static core", In("class C", "public partial int M(); static int MCore() => Ran();"), "new C().M() == 0", "" },
        { "private", In("class C", "private partial int M(); int MCore() => Ran(); public int P => M();"), "new C().P == 0", "" },
        { "protected internal", In("class C", "protected internal partial int M(); int MCore() => Ran();"), "new C().M() == 0", "" },
        { "private protected", In("class C", "private protected partial int M(); int MCore() => Ran(); public int P => M();"), "new C().P == 0", "" },
        { "static class", In("static class C", "public static partial int M(); static int MCore() => Ran();"), "C.M() == 0", "" },
        { "extension", In("static class C", "public static partial int M(this string a); static int MCore(string a) => Ran() + a.Length;"), "\"abc\".M() == 3", "" },
        { "struct", In("struct C", "public partial int M(); public int N; int MCore() { Ran(); return ++N; }"), "Struct()", "bool Struct() { var c = new C(); return c.M() == 1 && c.N == 1; }" },
        { "readonly struct", In("readonly struct C", "public partial int M(); int MCore() => Ran();"), "new C().M() == 0", "" },
        { "readonly method", In("struct C", "public readonly partial int M(); readonly int MCore() => Ran();"), "new C().M() == 0", "" },
        { "ref struct", In("ref struct C", "public partial int M(); int MCore() => Ran();"), "new C().M() == 0", "" },
        { "record", In("record C(int A)", "public partial int M(); int MCore() => Ran() + A;"), "new C(2).M() == 2", "" },
        { "record struct", In("record struct C(int A)", "public partial Task<int> MAsync(); Task<int> MCoreAsync() => Task.FromResult(Ran() + A);"), "await new C(2).MAsync() == 2", "" },
        { "primary constructor", In("class C(int a)", "public partial int M(); int MCore() => Ran() + a;"), "new C(2).M() == 2", "" },
        { "nested", "partial class A { private partial struct B { public static partial class C { [AuditLog] public static partial int M(); static int MCore() => Ran(); } } public static int P => B.C.M(); }", "A.P == 0", "" },
        { "generic type", In("class C<T> where T : class, new()", "public partial T M(T a); T MCore(T a) { Ran(); return a; }"), "new C<List<int>>().M([1]).Count == 1", "" },
        { "generic method", In("class C", "public partial U M<T, U>(T a, U b) where T : struct, IComparable<T> where U : class; U MCore<T, U>(T a, U b) where T : struct, IComparable<T> where U : class { Ran(); return b; }"), "new C().M(1, \"b\") == \"b\"", "" },
        { "generic notnull and unmanaged", In("class C", "public partial int M<T, U>(T a, U b) where T : notnull where U : unmanaged, Enum; int MCore<T, U>(T a, U b) where T : notnull where U : unmanaged, Enum => Ran();"), "new C().M(1, DayOfWeek.Monday) == 0", "" },
        { "allows ref struct", In("class C", "public partial int M<T>(T a) where T : allows ref struct; int MCore<T>(T a) where T : allows ref struct => Ran();"), "new C().M(new Span<int>()) == 0", "" },
        { "by reference", In("class C", "public partial void M(ref int a, out int b, in int c, ref readonly int d); void MCore(ref int a, out int b, in int c, ref readonly int d) { Ran(); a++; b = c + d; }"), "Refs()", "bool Refs() { var a = 1; var c = 2; new C().M(ref a, out var b, in c, in c); return a == 2 && b == 4; }" },
        { "spans", In("class C", "public partial int M(ReadOnlySpan<char> a, scoped Span<int> b, params ReadOnlySpan<string> c); int MCore(ReadOnlySpan<char> a, scoped Span<int> b, ReadOnlySpan<string> c) { Ran(); b[0] = 5; return a.Length + c.Length; }"), "Spans()", "bool Spans() { Span<int> b = [0]; return new C().M(\"ab\", b, \"x\", \"y\") == 4 && b[0] == 5; }" },
        { "pointers", In("unsafe class C", "public partial int M(int* a); int MCore(int* a) { Ran(); return *a; }"), "Pointer()", "unsafe bool Pointer() { var a = 3; return new C().M(&a) == 3; }" },
        { "unsafe method", In("class C", "public unsafe partial void M(int* a, delegate*<int, int> f); unsafe void MCore(int* a, delegate*<int, int> f) { Ran(); *a = 4; }"), "Pointer()", "unsafe bool Pointer() { var a = 3; new C().M(&a, null); return a == 4; }" },
        { "params and optional", In("class C", "public partial int M(int a = 2, params int[] b); int MCore(int a, int[] b) => Ran() + a + b.Length;"), "new C().M() == 2", "" },
        { "caller info", In("class C", "public partial string M([System.Runtime.CompilerServices.CallerMemberName] string a = \"\"); string MCore(string a) { Ran(); return a; }"), "new C().M() == \"RunAsync\"", "" },
        { "unconstrained nullable", Annotated + In("class C", "public partial T? M<T>(T? a); T? MCore<T>(T? a) { Ran(); return a; }"), "new C().M<string>(null) is null", "" },
        { "nullable in an override", Annotated + "class B { public virtual T? M<T>(T? a) => a; } " + In("class C : B", "public override partial T? M<T>(T? a) where T : default; T? MCore<T>(T? a) { Ran(); return a; }"), "((B)new C()).M<string>(null) is null", "" },
        { "private nested type", In("class C", "private partial N M(N a); N MCore(N a) { Ran(); return a; } private sealed record N(int A); public int P => M(new N(2)).A;"), "new C().P == 2", "" },
        { "parameter attributes", In("class C", "public partial int M([System.ComponentModel.DefaultValue(2)] int a); int MCore(int a) => Ran() + a;"), "new C().M(1) == 1 && typeof(C).GetMethod(\"M\")!.GetParameters()[0].IsDefined(typeof(System.ComponentModel.DefaultValueAttribute), false)", "" },
        { "caller line and expression", In("class C", "public partial string M(int a, [System.Runtime.CompilerServices.CallerArgumentExpression(nameof(a))] string b = \"\", [System.Runtime.CompilerServices.CallerLineNumber] int c = 0); string MCore(int a, string b, int c) { Ran(); return c > 0 ? b : \"\"; }"), "new C().M(1 + 1) == \"1 + 1\"", "" },
        { "tuples", In("class C", "public partial (int A, string B) M((int X, int Y) a); (int A, string B) MCore((int X, int Y) a) { Ran(); return (a.X, \"b\"); }"), "new C().M((1, 2)).A == 1", "" },
        { "dynamic", In("class C", "public partial dynamic M(dynamic a); dynamic MCore(dynamic a) { Ran(); return a; } int MCore(string a) => -1;"), "new C().M(\"a\") == \"a\"", "" },
        { "nullable value", In("class C", "public partial int? M(int? a); int? MCore(int? a) { Ran(); return a; }"), "new C().M(null) is null", "" },
        { "interface implementation", "interface I { int M(int a); } " + In("class C : I", "public partial int M(int a); int MCore(int a) => Ran() + a;"), "((I)new C()).M(1) == 1", "" },
        { "interface member", In("interface I", "public partial int M(); private int MCore() => Ran();") + " class C : I;", "((I)new C()).M() == 0", "" },
        { "interface static", In("interface I", "public static partial int M(); private static int MCore() => Ran();"), "I.M() == 0", "" },
        { "virtual", In("class C", "public virtual partial int M(); int MCore() => Ran();"), "new C().M() == 0", "" },
        { "override", "class B { public virtual int M() => -1; } " + In("class C : B", "public override partial int M(); int MCore() => Ran();"), "((B)new C()).M() == 0", "" },
        { "sealed override", "class B { public virtual T M<T>(T a) where T : class => a; } " + In("class C : B", "public sealed override partial T M<T>(T a); T MCore<T>(T a) where T : class { Ran(); return a; }"), "((B)new C()).M(\"a\") == \"a\"", "" },
        { "abstract override", "abstract class B { public abstract Task<int> MAsync(); } " + In("class C : B", "public override partial Task<int> MAsync(); async Task<int> MCoreAsync() { await Task.Yield(); return Ran(); }"), "await ((B)new C()).MAsync() == 0", "" },
        { "new", "class B { public int M() => -1; } " + In("class C : B", "public new partial int M(); int MCore() => Ran();"), "new C().M() == 0", "" },
        { "overloads", In("class C", "public partial int M(int a); [AuditLog] public partial int M(string a); int MCore(int a) => Ran() + a; int MCore(string a) => -1;"), "new C().M(1) == 1", "" },
        { "overridden core", In("class C", "public partial int M(); protected virtual int MCore() => -1;") + " class D : C { protected override int MCore() => Ran(); }", "new D().M() == 0", "" },
        { "awkward names", In("class @class", "public partial int @event(int call, int exception, int @int, int MCore); int eventCore(int call, int exception, int @int, int MCore) => Ran() + call + exception + @int;"), "new @class().@event(1, 2, 3, 4) == 6", "" },
        { "parameter called _", In("class C", "public partial Task M(string _); async Task MCore(string _) { await Task.Yield(); Ran(); }"), "await Done(new C().M(\"a\"))", "" },
        { "hidden core", In("class C", "public partial int M(Func<int> MCore); int MCore(Func<int> a) => Ran() + a();"), "new C().M(() => 2) == 2", "" },
        { "delegate", In("class C", "public partial int M(int a); int MCore(int a) => Ran() + a;"), "new[] { 1 }.Select(new C().M).Single() == 1", "" },
        { "method group of its own type", In("class C", "public partial int M(int a); int MCore(int a) => Ran() + a;"), "Group()", "bool Group() { var m = new C().M; return m(1) == 1; }" },
        { "dynamic call", In("class C", "public partial int M(int a); int MCore(int a) => Ran() + a;"), "(bool)(((dynamic)new C()).M(1) == 1)", "" },
        { "expression tree", In("class C", "public partial int M(int a); int MCore(int a) => Ran() + a;"), "Tree()", "bool Tree() { System.Linq.Expressions.Expression<Func<C, int>> m = c => c.M(1); return m.Compile()(new C()) == 1; }" },
        { "base call", In("class C", "public virtual partial int M(int a); int MCore(int a) => Ran() + a;") + " class D : C { public int N() => base.M(1); }", "new D().N() == 1", "" },
        { "function pointer", In("static class C", "public static partial int M(int a); static int MCore(int a) => Ran() + a;"), "Pointer()", "unsafe bool Pointer() { delegate*<int, int> m = &C.M; return m(1) == 1; }" },
        { "reflection", In("class C", "public partial int M(int a); int MCore(int a) => Ran() + a;"), "(int)typeof(C).GetMethod(\"M\")!.Invoke(new C(), [1])! == 1", "" },
        { "namespace of keywords", "namespace @if.@else { " + In("class C", "public static partial int M(); static int MCore() => Ran();") + " }", "@if.@else.C.M() == 0", "" },
    };

    [Theory]
    [MemberData(nameof(Shapes))]
    public Task It_runs_once_when_nullable(string shape, string code, string call, string helper) => RunsOnce(shape, code, call, helper, NullableContextOptions.Enable);

    [Theory]
    [MemberData(nameof(Shapes))]
    public Task It_runs_once_when_oblivious(string shape, string code, string call, string helper) => RunsOnce(shape, code, call, helper, NullableContextOptions.Disable);

    [Theory]
    [InlineData(NullableContextOptions.Enable)]
    [InlineData(NullableContextOptions.Disable)]
    public void It_may_stand_beside_top_level_statements(NullableContextOptions nullable)
    {
        var program = GovernedProgram.Of(
            """
            using GovernedAi;
            System.Console.Write(Program.M(1));
            partial class Program { [AuditLog] public static partial int M(int a); private static int MCore(int a) => a + 1; }
            """,
            nullable);

        using var governance = Governance.ForTests();
        Assert.Equal(2, program.Call("Program", "M", 1));
        Assert.Equal(["intent", "outcome"], governance.Records.Select(r => r.Kind));
    }

    internal static async Task RunsOnce(string shape, string code, string call, string helper, NullableContextOptions nullable)
    {
        _ = shape;
        var program = GovernedProgram.Of(
            $$"""
            using GovernedAi;
            using static Program;
            {{code}}
            public static class Program
            {
                private static int _ran;
                public static int Ran() { _ran++; return 0; }
                static bool Do(Action action) { action(); return true; }
                static async Task<string> All<T>(IAsyncEnumerable<T> items) { var all = ""; await foreach (var item in items) all += item; return all; }
                static async Task<bool> Done(Task task) { await task; return true; }
                static {{(helper.Length > 0 ? helper : "bool Nothing() => true;")}}
                public static async Task<bool> RunAsync() { await Task.CompletedTask; return {{call}} && _ran == 1; }
            }
            """,
            nullable);

        using var governance = Governance.ForTests();
        Assert.True(await program.CallAsync<bool>("Program", "RunAsync"));
        Assert.Equal(["intent", "outcome"], governance.Records.Select(r => r.Kind));
    }

    internal static string In(string type, string members) => $"{Partial(type)} {{ [AuditLog] {members} }}";

    private static string Partial(string type)
    {
        var keyword = new[] { "class ", "struct ", "record ", "interface " }.Select(k => type.IndexOf(k, StringComparison.Ordinal)).Where(i => i >= 0).Min();
        return type.Insert(keyword, "partial ");
    }
}
