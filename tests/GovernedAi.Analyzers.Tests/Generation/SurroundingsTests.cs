using System.Text;
using GovernedAi.Analyzers.Generation;
using GovernedAi.Analyzers.Tests.Verifier;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace GovernedAi.Analyzers.Tests.Generation;

/// <summary>
/// Where the surroundings of a file are equal, everything in it binds alike. Tried with every edit of a kind: each of a few fragments put
/// at each token of another file, and each token taken away.
/// </summary>
public class SurroundingsTests
{
    private static readonly TestCompilation Project = TestCompilation.Of(
        ("Looks.cs", """
            namespace Acme;
            class Looks
            {
                static class Pick { public static int One<T>(T it) where T : unmanaged => 1; public static string One(object it) => ""; }
                object All(Elsewhere other)
                {
                    var numbers = (Elsewhere.Most, Elsewhere.Kept, Elsewhere.Sum(1), Elsewhere.Read, other[1], +other);
                    var texts = (Elsewhere.Short("a"), Elsewhere.Later(""), Elsewhere.Long(""), new Elsewhere.Inner().Name);
                    var picked = (Pick.One(new Pair("")), Pick.One(new Named()), Pick.One(1), Pick.One(new Recorded("")));
                    other.Happened += () => { };
                    return (numbers, texts, picked, "a".Twice(), nameof(Elsewhere), Level.High);
                }
            }
            """),
        ("Elsewhere.cs", """
            namespace Acme;
            public class Elsewhere
            {
                public const int Most = 1 + 2;
                private int _count = 3;
                public Elsewhere() : this(1) { _count++; }
                public Elsewhere(int count) => _count = count;
                public static int Sum(int it) { int Twice(int x) { return x * 2; } return Twice(it); }
                public static string Short(string it) { if (it.Length > Most) { return it[..Most]; } return it; }
                public static string Long(string it) => it + it;
                public static string Later(string it) { return it ?? ""; }
                public static int Kept { get { return 1; } set { } }
                public static int Read => 1;
                public int this[int at] { get => at; }
                public event Action Happened { add { } remove { } }
                public static int operator +(Elsewhere it) { return it._count; }
                public class Inner { public string Name { get { return ""; } } }
            }
            public struct Pair(string text) { public int Length() { return 1; } }
            public record struct Recorded(string Text) { public int Length() { return 1; } }
            public struct Named { public string Name { get { return ""; } } }
            public static class Extensions { public static string Twice(this string it) { return it + it; } }
            public enum Level { Low, High = 5 }
            """)) with { LanguageVersion = LanguageVersion.Preview };

    private static readonly string[] Fragments =
    [
        "", " _ = text; ", " _ = field; ", " return 2; ", " } ", " { ", " ; ", " /* ", " */ ", " \" ", " \"\"\" ", " Most ", " => ", " ( ", " ) ",
        "\n#nullable disable\n", "\n#if OLD\n", "\n#endif\n", " public int Other; ", " } public static string Short(object it) { return \"\"; ", " class Elsewhere { } ",
        " async ", " static ", " yield return 1; ", " string? Later(string? it) => it; ",
    ];

    [Fact]
    public void Equal_surroundings_bind_alike()
    {
        var before = Project.Create();
        var tree = before.SyntaxTrees.Single(found => found.FilePath.EndsWith("Elsewhere.cs", StringComparison.Ordinal));
        var surroundings = Surroundings.Of(before, CancellationToken.None);
        var bound = Bound(before);

        var (alike, kept, different) = (0, 0, 0);
        foreach (var text in Mutants(tree))
        {
            var after = before.ReplaceSyntaxTree(tree, CSharpSyntaxTree.ParseText(text, Project.ParseOptions, tree.FilePath, Encoding.UTF8));
            if (Surroundings.Of(after, CancellationToken.None).Equals(surroundings))
            {
                kept++;
                var now = Bound(after);
                Assert.True(now == bound, text + "\n" + now);
            }
            else if (different + alike < 200)
            {
                _ = Bound(after) == bound ? alike++ : different++;
            }
        }

        Assert.True(kept > 500, $"{kept} kept");
        Assert.True(different > 20, $"{different} of {alike + different} different");
    }

    private static IEnumerable<string> Mutants(SyntaxTree tree)
    {
        var text = tree.ToString();
        foreach (var token in tree.GetRoot().DescendantTokens())
        {
            yield return text.Remove(token.SpanStart, token.Span.Length);
            foreach (var fragment in Fragments)
            {
                yield return text.Insert(token.SpanStart, fragment);
                yield return text.Remove(token.SpanStart, token.Span.Length).Insert(token.SpanStart, fragment);
            }
        }
    }

    /// <summary>What every expression of Looks.cs means: its symbol with what is annotated, its type and its constant.</summary>
    private static string Bound(Compilation compilation)
    {
        var tree = compilation.SyntaxTrees.Single(found => found.FilePath.EndsWith("Looks.cs", StringComparison.Ordinal));
        var model = compilation.GetSemanticModel(tree);
        var text = new StringBuilder();
        foreach (var expression in tree.GetRoot().DescendantNodes().OfType<ExpressionSyntax>())
        {
            var symbol = model.GetSymbolInfo(expression);
            text.Append(expression).Append(": ").Append(symbol.Symbol?.ToDisplayString(Format)).Append(" | ").Append(symbol.CandidateReason)
                .Append(" | ").Append(model.GetTypeInfo(expression).Type?.ToDisplayString(Format)).Append(" | ").Append(model.GetConstantValue(expression).Value).Append('\n');
        }

        return text.ToString();
    }

    private static readonly SymbolDisplayFormat Format = SymbolDisplayFormat.CSharpErrorMessageFormat
        .AddMiscellaneousOptions(SymbolDisplayMiscellaneousOptions.IncludeNullableReferenceTypeModifier | SymbolDisplayMiscellaneousOptions.IncludeNotNullableReferenceTypeModifier)
        .AddMemberOptions(SymbolDisplayMemberOptions.IncludeModifiers | SymbolDisplayMemberOptions.IncludeType | SymbolDisplayMemberOptions.IncludeAccessibility);
}
