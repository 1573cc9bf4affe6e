using FsCheck;
using FsCheck.Fluent;
using GovernedAi.Analyzers.Tests.Verifier;

namespace GovernedAi.Analyzers.Tests.Generation;

/// <summary>Any composition of container, modifiers, shape, attributes and core is wrapped or reported.</summary>
public class ComposedCodeTests
{
    private static readonly string[] Containers =
    [
        "partial class C", "abstract partial class C<T>", "partial struct C", "partial record C(int A)", "partial record struct C(int A)", "partial interface C",
        "partial class C(GovernedAi.IGovernance governance)", "partial class Around { partial class C", "readonly partial struct C",
        "class C", "static partial class C", "ref partial struct C", "file partial class C", "class Around { partial struct C", "partial class Derived : Base",
    ];

    private static readonly string[] Modifiers = ["public", "private", "public static", "internal unsafe", "", "protected internal", "public virtual", "public override", "public new", "public async", "public sealed override"];

    private static readonly string[] Results =
    [
        "Task<string>", "Task<string?>", "string?", "void", "Task", "ValueTask<string>", "(int A, string B)", "dynamic", "Task<(int A, string B)>", "Task<dynamic>",
        "List<string[]>?", "IAsyncEnumerable<int>", "IEnumerable<string?>", "ref int", "IAsyncEnumerator<dynamic>", "IEnumerator<(int A, string B)>", "ref readonly string", "Task<IAsyncEnumerable<int>>", "IAsyncEnumerable<Span<int>>", "Func<int>", "Span<int>", "Missing", "int*",
    ];

    private static readonly string[] Parameters =
    [
        "", "int a", "long a, CancellationToken b", "params int[] a", "dynamic a", "object? a = null", "(int X, int Y) a", "List<string>? a, Func<int> b", "int call, string result",
        "ref int a", "out string a", "in long a, CancellationToken b", "ReadOnlySpan<char> a", "int* a", "IGovernance governance", "Missing a", "this string a",
    ];

    private static readonly string[] Attributes =
    [
        "AuditLog", "AuditLog(\"use\", OnAuditFailure = OnAuditFailure.UseFallback)", "House", "Escalation(\"desk\")", "Escalation(\"desk\", Ask = Ask.BeforeModel, If = nameof(When))",
        "Fallback(nameof(Rules))", "Escalation(\"desk\", Question = \"{result} of {a}?\")", "House, Escalation(\"desk\", Question = \"{{}} \\\" {result}\")",
        "Escalation(\"desk\", Stream = StreamRelease.Hold, If = nameof(Many))", "Fallback(nameof(Several))", "Escalation(\"desk\", StepTimeout = \"30\")", "Fallback(nameof(M))", "AuditLog, Fallback(\"Gone\"), Escalation", "AuditLog(Core = nameof(Body))",
    ];

    private static readonly string[] Generics = ["", "", "", "<U>", "<U, V>"];

    private static readonly string[] Cores = ["private", "private", "private static", "public", "protected virtual", "private async", "none", "other"];

    private static readonly Gen<string> Code =
        from container in Mostly(Containers, 9)
        from modifiers in Mostly(Modifiers, 4)
        from result in Mostly(Results, 17)
        from parameters in Mostly(Parameters, 9)
        from attribute in Mostly(Attributes, 10)
        from generics in Gen.Elements(Generics)
        from core in Mostly(Cores, 2)
        select $$"""
            using GovernedAi;
            [AuditLog] class HouseAttribute : Attribute;
            class Base { public virtual int M() => 1; public virtual Task<string> M(int a) => null!; private int MCore() => 1; }
            {{container}} {
                [{{attribute}}] {{modifiers}} partial {{result}} M{{generics}}({{parameters}});
                {{Core(core, modifiers, result, generics, parameters)}}
                static bool When() => true;
                static string Rules(Exception why) => "";
                static bool Many(IReadOnlyList<int> result) => result.Count > 1;
                static List<int> Several() => [];
                private static int Body() => 1;
            {{new string('}', container.Split('{').Length)}}
            """;

    [Fact]
    public void Whatever_is_composed_is_wrapped_or_reported() =>
        Prop.ForAll(Code.ToArbitrary(), Promise).Check(Config.QuickThrowOnFailure.WithMaxTest(150));

    [Fact]
    public void A_good_part_of_it_is_wrapped()
    {
        var wrapped = Code.Sample(100).Count(code => TestCompilation.Of(("Hostile.cs", code)).Generate().SyntaxTrees
            .Any(t => t.FilePath.EndsWith(".g.cs", StringComparison.Ordinal) && !t.FilePath.EndsWith(".NotWrapped.g.cs", StringComparison.Ordinal) && !t.FilePath.EndsWith("RuleSetsInForce.g.cs", StringComparison.Ordinal)));
        Assert.InRange(wrapped, 10, 95);
    }

    private static Property Promise(string code)
    {
        var faults = WrappedOrReported.Faults(code).GetAwaiter().GetResult();
        return (faults.Count == 0).Label(string.Join('\n', faults));
    }

    /// <summary>Mostly one of the ordinary ones, which come first: all that is odd at once only ever fails to compile.</summary>
    private static Gen<string> Mostly(string[] all, int ordinary) => Gen.Frequency((5, Gen.Elements(all[..ordinary])), (1, Gen.Elements(all)));

    private static string Core(string core, string modifiers, string result, string generics, string parameters)
    {
        if (core == "none")
            return "";
        if (core == "other")
            return "private long MCore(long other) => other;";
        var isStatic = modifiers.Contains("static", StringComparison.Ordinal) && !core.Contains("static", StringComparison.Ordinal) ? " static" : "";
        var isUnsafe = modifiers.Contains("unsafe", StringComparison.Ordinal) ? " unsafe" : "";
        return $"{core}{isStatic}{isUnsafe} {result} MCore{generics}({parameters.Replace("this ", "", StringComparison.Ordinal)}) => throw new NotSupportedException();";
    }
}
