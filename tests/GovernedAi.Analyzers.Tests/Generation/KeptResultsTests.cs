using GovernedAi.Analyzers.Generation;
using GovernedAi.Analyzers.Tests.Verifier;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace GovernedAi.Analyzers.Tests.Generation;

/// <summary>What is kept of a governed method is what would be found anew, whatever is edited and in whatever order.</summary>
public class KeptResultsTests
{
    private static readonly TestCompilation Project = TestCompilation.Of(
        ("Desk.cs", """
            using GovernedAi;
            using Microsoft.Extensions.AI;
            namespace Acme;
            public partial class Desk(IChatClient chat)
            {
                [AuditLog(Names.UseCase), Escalation("desk", If = nameof(IsLong), Question = "Say {result}?")]
                public partial Task<string> AskAsync(string question, CancellationToken cancellation);
                private static bool IsLong(string result) => result.Length > Names.Most;
            }
            """),
        ("DeskBody.cs", """
            using Microsoft.Extensions.AI;
            namespace Acme;
            partial class Desk
            {
                private async Task<string> AskCoreAsync(string question, CancellationToken cancellation)
                {
                    var text = Names.Short(question);
                    return (await chat.GetResponseAsync(text, cancellationToken: cancellation)).Text;
                }
            }
            """),
        ("Names.cs", """
            namespace Acme;
            public static class Names
            {
                public const string UseCase = "desk";
                public const int Most = 100;
                private static readonly int Least = 1;
                public static string Short(string it) { var cut = it.Trim(); return cut.Length > Most ? cut[..Most] : cut; }
                public static string Long(string it) => it + it;
                public static int Shown { get { return Least; } set { } }
                public static int Read => 1;
            #if EXTRA
                public static string Short(object it) => "";
            #endif
            }
            """),
        ("Inherited.cs", """
            using GovernedAi;
            using Microsoft.Extensions.AI;
            namespace Acme;
            public partial class Base { [AuditLog] public partial Task<string> AskAsync(); protected virtual Task<string> AskCoreAsync() => Task.FromResult(""); }
            public class Heir(IChatClient chat) : Base { protected override async Task<string> AskCoreAsync() => (await chat.GetResponseAsync("heir")).Text; }
            public class Handed { [CallersGovern] public static Task<ChatResponse> AskAsync(IChatClient chat) => chat.GetResponseAsync("handed"); }
            """),
        ("Waived.cs", """
            using GovernedAi;
            using Microsoft.Extensions.AI;
            namespace Acme;
            [GovernanceWaiver("GAI1001", Reason = Names.UseCase, ApprovedBy = "kim", Expires = "2099-01-01")]
            public partial class Waived { public static Task<ChatResponse> AskAsync(IChatClient chat) => chat.GetResponseAsync("waived"); }
            """),
        ("WaivedToo.cs", """
            using Microsoft.Extensions.AI;
            namespace Acme;
            partial class Waived { public static Task<ChatResponse> AgainAsync(IChatClient chat) { return chat.GetResponseAsync("again"); } }
            """));

    /// <summary>File, text, the text that replaces it, and whether the governed method of Desk.cs has to be looked at anew.</summary>
    private static readonly (string File, string From, string To, bool Anew)[] Edits =
    [
        ("Names.cs", "it.Trim()", "it.TrimEnd()", false),
        ("Names.cs", "it + it", "it", false),
        ("Names.cs", "return Least;", "return Least + 1;", false),
        ("Names.cs", "Read => 1", "Read => 2", false),
        ("Names.cs", "var cut", "var chat", false),
        ("Inherited.cs", "\"heir\"", "\"another heir\"", false),
        ("Names.cs", "\"desk\"", "\"other-desk\"", true),
        ("Names.cs", "Least = 1", "Least = 2", true),
        ("Names.cs", "Short(string it) {", "Short(object text) { var it = text.ToString()!;", true),
        ("Names.cs", "string Short", "dynamic Short", true),
        ("Names.cs", "namespace Acme;", "namespace Acme; class ChatResponse;", true),
        ("Names.cs", "namespace Acme;", "global using Microsoft.Extensions.AI; namespace Acme;", true),
        ("Names.cs", "var cut", "\n#if OLD\nvar old = 1;\n#endif\nvar cut", true),
        ("DeskBody.cs", "Names.Short(question)", "question", true),
        ("DeskBody.cs", "        return", "\n        return", true),
        ("DeskBody.cs", "chat.GetResponseAsync", "chat!.GetResponseAsync", true),
        ("Desk.cs", "result.Length > Names.Most", "result.Length > 1", true),
        ("Waived.cs", "\"kim\"", "\"kay\"", true),
    ];

    public static TheoryData<string, string, string, bool> Rows
    {
        get
        {
            var rows = new TheoryData<string, string, string, bool>();
            foreach (var (file, from, to, anew) in Edits)
                rows.Add(file, from, to, anew);
            return rows;
        }
    }

    [Theory]
    [MemberData(nameof(Rows))]
    public void A_method_is_looked_at_anew_only_after_an_edit_that_bears_on_it(string file, string from, string to, bool anew)
    {
        var before = Project.Create();
        var after = Edited(before, file, from, to);
        var counting = new Counting();
        var found = counting.Look(before);
        Assert.NotEmpty(found!.Calls);
        Assert.Equal(1, counting.Looks);

        Assert.Equal(new Counting().Look(after), counting.Look(after));
        Assert.Equal(anew ? 2 : 1, counting.Looks);
    }

    [Fact]
    public void A_method_is_looked_at_anew_after_a_change_of_what_its_project_is_built_with()
    {
        var before = Project.Create();
        var names = before.SyntaxTrees.Single(tree => tree.FilePath.EndsWith("Names.cs", StringComparison.Ordinal));
        Compilation[] changes =
        [
            before.WithOptions(before.Options.WithNullableContextOptions(NullableContextOptions.Disable)),
            before.WithReferences(before.References.Where(reference => reference.Display?.EndsWith("Microsoft.Extensions.AI.Abstractions.dll", StringComparison.Ordinal) != true)),
            before.WithAssemblyName("Other"),
            before.ReplaceSyntaxTree(names, names.WithRootAndOptions(names.GetRoot(), Project.ParseOptions.WithPreprocessorSymbols("EXTRA"))),
            before.RemoveSyntaxTrees(names).AddSyntaxTrees(names),
            before.AddSyntaxTrees(CSharpSyntaxTree.ParseText("namespace Acme; partial class Desk { static void Other() { } }", Project.ParseOptions)),
        ];
        Assert.All(changes, change =>
        {
            var counting = new Counting();
            counting.Look(before);
            Assert.Equal(new Counting().Look(change), counting.Look(change));
            Assert.Equal(2, counting.Looks);
        });
    }

    [Fact]
    public void What_is_generated_after_a_row_of_edits_is_what_is_generated_of_the_last_one()
    {
        GeneratorDriver driver = Project.Driver();
        var current = Project.Create();
        foreach (var (file, from, to, _) in Edits)
        {
            // Each stays, so that the next is made in another project; where one took the place away, it comes back first.
            current = current.SyntaxTrees.Any(tree => tree.ToString().Contains(from, StringComparison.Ordinal) && tree.FilePath.EndsWith("/" + file, StringComparison.Ordinal)) ? current : Project.Create();
            current = Edited(current, file, from, to);
            driver = driver.RunGenerators(current);
            Assert.Equal(Generated(Project.Driver().RunGenerators(Fresh(current))), Generated(driver));
        }
    }

    private static string[] Generated(GeneratorDriver driver) => [.. driver.GetRunResult().GeneratedTrees.Select(tree => tree.FilePath + "\n" + tree)];

    /// <summary>The same code in trees of which nothing can have been kept.</summary>
    private static CSharpCompilation Fresh(CSharpCompilation compilation) => compilation.RemoveAllSyntaxTrees().AddSyntaxTrees(
        compilation.SyntaxTrees.Select(tree => CSharpSyntaxTree.ParseText(tree.GetText(), (CSharpParseOptions)tree.Options, tree.FilePath)));

    private static CSharpCompilation Edited(CSharpCompilation compilation, string file, string from, string to)
    {
        var tree = compilation.SyntaxTrees.Single(found => found.FilePath.EndsWith("/" + file, StringComparison.Ordinal));
        var text = tree.ToString();
        Assert.Contains(from, text, StringComparison.Ordinal);
        return compilation.ReplaceSyntaxTree(tree, tree.WithChangedText(SourceText.From(text.Replace(from, to, StringComparison.Ordinal), System.Text.Encoding.UTF8)));
    }

    /// <summary>Looks at the governed method of Desk.cs as the generator does, and counts how often it has to.</summary>
    private sealed class Counting
    {
        private readonly KeptResults<GovernedMethodOutput?> _kept = new();

        public int Looks { get; private set; }

        public GovernedMethodOutput? Look(Compilation compilation)
        {
            var tree = compilation.SyntaxTrees.Single(found => found.FilePath.EndsWith("/Desk.cs", StringComparison.Ordinal));
            var node = tree.GetRoot().DescendantNodes().OfType<MethodDeclarationSyntax>().Single(method => method.Identifier.ValueText == "AskAsync");
            return _kept.Of(node, compilation, node, (at, cancellation) =>
            {
                Looks++;
                var method = (IMethodSymbol)compilation.GetSemanticModel(tree).GetDeclaredSymbol(at, cancellation)!;
                return (GovernedMethodOutput.Of(method, compilation, cancellation), method);
            }, CancellationToken.None).Found;
        }
    }
}
