using System.Text.Json.Nodes;
using GovernedAi.Analyzers.Tests.Verifier;
using GovernedAi.Tool.Facts;
using GovernedAi.Tool.Tests.Commands;
using GovernedAi.Tool.Tests.Samples;
using GovernedAi.Tool.Verdicts;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Emit;

namespace GovernedAi.Tool.Tests.Verdicts;

/// <summary>What is said of a single model call: whose it is, where it stands, and who answers for it.</summary>
public class SiteTests
{
    private const string Governed = """
        namespace Acme;
        partial class Router(IChatClient chat)
        {
            [AuditLog("routing")] public partial Task<string> RouteAsync(string paper);
            private async Task<string> RouteCoreAsync(string paper)
            {
                var first = (await chat.GetResponseAsync(paper)).Text;
                return await Task.Run(async () => first + await chat.GetResponseAsync(first));
            }
        }
        """;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_governed_call_is_found_through_interceptor_and_state_machine(bool release)
    {
        using var sample = CompiledSample.Of(Governed, release);
        var sites = sample.Verify().Sites;

        Assert.Equal(
            ["M:Acme.Router.RouteCoreAsync(System.String)#1 line 7", "M:Acme.Router.RouteCoreAsync(System.String)#2 line 8"],
            sites.Select(s => $"{s.Site.Id} line {s.Site.Place?.Line}"));
        Assert.All(sites, s => Assert.Equal(SiteVerdict.Governed, s.Verdict));
        Assert.All(sites, s => Assert.Equal("M:Acme.Router.RouteAsync(System.String)", s.Site.Member.CoreOf?.Id));
        Assert.All(sites, s => Assert.EndsWith("Code.cs", s.Site.Place?.File, StringComparison.Ordinal));
    }

    [Fact]
    public void A_captured_call_says_so()
    {
        using var sample = CompiledSample.Of(Governed);
        Assert.All(sample.Verify().Sites, s => Assert.True(s.Site.Captured));
    }

    [Theory]
    [InlineData("delegate", "Func<IEnumerable<ChatMessage>, ChatOptions?, CancellationToken, Task<ChatResponse>> Take() => chat.GetResponseAsync;", nameof(CallForm.Delegate), "GAI1006")]
    [InlineData("expression tree", "System.Linq.Expressions.Expression<Func<IEnumerable<ChatMessage>, Task<ChatResponse>>> Take() => m => chat.GetResponseAsync(m, null, default);", nameof(CallForm.ExpressionTree), "GAI1008")]
    [InlineData("call", "Task<ChatResponse> Take() => chat.GetResponseAsync(new List<ChatMessage>());", nameof(CallForm.Call), "GAI1001")]
    public void The_form_of_a_call_decides_the_rule(string shape, string member, string form, string rule)
    {
        using var sample = CompiledSample.Of($"class C(IChatClient chat) {{ {member} }}");
        var report = sample.Verify();
        Assert.True(form == Assert.Single(report.Sites).Site.Form.ToString(), shape);
        Assert.Equal(rule, Assert.Single(report.Findings).Rule.Id);
    }

    [Theory]
    [InlineData(null)]
    [InlineData(DebugInformationFormat.Embedded)]
    [InlineData(DebugInformationFormat.PortablePdb)]
    public void Debug_information_is_found_embedded_or_beside_and_can_be_absent(DebugInformationFormat? format)
    {
        using var sample = CompiledSample.Of("class C(IChatClient chat)\n{\n    Task<ChatResponse> Ask() => chat.GetResponseAsync(\"q\");\n}\n", pdb: format);
        Assert.Equal(format is null ? null : 3, Assert.Single(sample.Verify().Findings).Place?.Line);
    }

    /// <summary>An interface method has no body, so debug information has no line for it.</summary>
    [Theory]
    [InlineData("void Else();", DebugInformationFormat.PortablePdb, "/src/App/Code.cs")]
    [InlineData("void Else();", DebugInformationFormat.Embedded, "/src/App/Code.cs")]
    [InlineData("interface IInner { void Else(); }", DebugInformationFormat.PortablePdb, "/src/App/Code.cs")]
    [InlineData("void Else() { }\n    int Last => 1;", DebugInformationFormat.PortablePdb, "/src/App/Code.cs(5,17)")]
    [InlineData("void Else() { }", null, "App.dll")]
    public async Task A_declared_request_is_placed_by_what_its_interface_has(string beside, DebugInformationFormat? format, string where)
    {
        using var sample = CompiledSample.Of(
            $$"""
            class PostAttribute(string path) : Attribute { public string Path => path; }
            interface IModels
            {
                [Post("https://api.openai.com/v1/chat/completions")] Task<string> Ask(object body);
                {{beside}}
            }
            """, pdb: format);
        var finding = Assert.Single(sample.Verify().Findings);
        Assert.Equal(("GAI1005", "M:IModels.Ask(System.Object)"), (finding.Rule.Id, finding.Subject));

        Assert.Contains($"{where}: warning GAI1005: ", (await RunningCommand.Of("verify", sample.Path, "-r", AppContext.BaseDirectory)).Out, StringComparison.Ordinal);
        var sarif = JsonNode.Parse((await RunningCommand.Of("verify", sample.Path, "-r", AppContext.BaseDirectory, "--format", "sarif")).Out)!;
        Assert.Empty(SarifShape.Faults(sarif));
        Assert.Equal(where.EndsWith(')'), sarif["runs"]![0]!["results"]![0]!["locations"]![0]!["physicalLocation"]!["region"] is not null);
        var json = JsonNode.Parse((await RunningCommand.Of("verify", sample.Path, "-r", AppContext.BaseDirectory, "--format", "json")).Out)!["findings"]![0]!["place"];
        Assert.Equal((format is null ? null : "/src/App/Code.cs", where.EndsWith(')') ? 5 : null), ((string?)json?["file"], (int?)json?["line"]));
    }

    [Fact]
    public void An_anchor_is_followed_across_assemblies_that_lie_beside_the_input()
    {
        using var library = CompiledSample.Of(
            """
            namespace Vendor;
            public class FastClient(IChatClient inner) : DelegatingChatClient(inner) { public Task<ChatResponse> GetResponseAsync(int quick) => base.GetResponseAsync([]); }
            """, wrapped: false, name: "Vendor");
        using var app = CompiledSample.Of("class C(Vendor.FastClient fast) { Task A() => fast.GetResponseAsync(new List<ChatMessage>()); Task B() => fast.GetResponseAsync(1); }", references: library.Path);

        var without = app.Verify();
        File.Copy(library.Path, Path.Combine(app.Folder, "Vendor.dll"));
        var with = app.Verify();

        Assert.Equal(["C.A"], without.Findings.Select(f => f.Message.Split('`')[1]));
        Assert.Contains(without.Input.Assemblies[0].Undecided, u => u.Contains("Vendor.FastClient.GetResponseAsync lies in Vendor", StringComparison.Ordinal));
        Assert.Equal(["C.A", "C.B"], with.Findings.Select(f => f.Message.Split('`')[1]));
        Assert.Empty(with.Input.Assemblies[0].Undecided);
    }

    [Fact]
    public void A_library_is_in_reach_through_however_many_others()
    {
        using var one = CompiledSample.Of("namespace One; public class FirstClient(IChatClient inner) : DelegatingChatClient(inner);", wrapped: false, name: "One");
        using var two = CompiledSample.Of(
            "namespace Two; public class SecondClient(IChatClient inner) : One.FirstClient(inner) { public Task<int> GetResponseAsync(int quick) => Task.FromResult(quick); public static SecondClient Make() => null!; }",
            wrapped: false, name: "Two", references: one.Path);
        File.Copy(one.Path, Path.Combine(two.Folder, "One.dll"));
        var app = Bare(two.Folder, "class C { object A() => Two.SecondClient.Make().GetResponseAsync(1); }", one.Path, two.Path);
        using (var file = Tool.Reading.AssemblyFile.Open(app))
            Assert.Equal(["Two"], file.References.Where(r => !r.StartsWith("System", StringComparison.Ordinal)));
        Assert.Equal(["C.A"], Found(app));
    }

    [Fact]
    public void A_library_that_was_merged_into_another_assembly_goes_by_its_types()
    {
        using var folder = CompiledSample.Of("", wrapped: false);
        var merged = Bare(folder.Folder,
            """
            namespace OpenAI.Chat { public class ChatMessage; public class ChatClient { public object CompleteChat(params ChatMessage[] messages) => messages; } }
            class C { object A(OpenAI.Chat.ChatClient merged) => merged.CompleteChat(); }
            """);
        using (var file = Tool.Reading.AssemblyFile.Open(merged))
            Assert.All(file.References, r => Assert.StartsWith("System", r, StringComparison.Ordinal));
        Assert.Equal(["C.A"], Found(merged));
    }

    // Without the using directives of the samples, which leave references behind.
    private static string Bare(string folder, string code, params string[] references)
    {
        var path = Path.Combine(folder, "Bare.dll");
        var emitted = CSharpCompilation.Create("Bare", [CSharpSyntaxTree.ParseText(code)], [.. TestReferences.All, .. references.Select(r => MetadataReference.CreateFromFile(r))], new(OutputKind.DynamicallyLinkedLibrary)).Emit(path);
        Assert.True(emitted.Success, string.Join('\n', emitted.Diagnostics));
        return path;
    }

    private static IEnumerable<string> Found(string path) =>
        Judge.Of(new Tool.Reading.InputReader([AppContext.BaseDirectory]).Read([path], CancellationToken.None), VerdictOptions.On(new(2026, 6, 1))).Findings.Select(f => f.Message.Split('`')[1]);

    [Theory]
    [InlineData("Worker.Extensions.OpenAI.TextCompletion", "TextCompletionInput", 1)]
    [InlineData("Worker.Extensions.OpenAI.Embeddings", "EmbeddingsInput", 0)]
    public void A_binding_that_a_host_fills_with_an_answer_is_a_model_call(string space, string attribute, int found)
    {
        using var binding = CompiledSample.Of(
            $"namespace Microsoft.Azure.Functions.{space}; public sealed class {attribute}Attribute(string prompt) : Attribute {{ public string Prompt => prompt; }}", wrapped: false, name: "Microsoft.Azure.Functions.Worker.Extensions.OpenAI");
        using var app = CompiledSample.Of($"using Microsoft.Azure.Functions.{space};\nclass C\n{{\n    public void Run([{attribute}(\"Who is it?\")] string answer) {{ }}\n}}", references: binding.Path);
        var findings = app.Verify().Open.ToList();
        Assert.Equal(found, findings.Count);
        Assert.All(findings, f => Assert.Equal(("GAI1001", "M:C.Run(System.String)", 4), (f.Rule.Id, f.Subject, f.Place?.Line)));
    }

    [Fact]
    public void A_declaration_of_the_house_counts_in_every_assembly_that_references_it()
    {
        using var house = CompiledSample.Of("[assembly: DeclaredModelCall(\"P:System.Text.RegularExpressions.Regex.RightToLeft\")][assembly: DeclaredModelCall(\"T:System.Text.RegularExpressions.Match\")] public static class House;", name: "Acme.Rules");
        using var app = CompiledSample.Of("using System.Text.RegularExpressions; class C { readonly Type house = typeof(House); bool M(Regex r) => r.RightToLeft; object N(Match m) => m.NextMatch(); bool S(Match m) => m.Success; }", references: house.Path);
        File.Copy(house.Path, Path.Combine(app.Folder, "Acme.Rules.dll"));
        Assert.Equal(["Regex.RightToLeft", "Match.NextMatch"], app.Verify().Sites.Select(s => s.Site.Call.Name));
    }

    [Fact]
    public void An_address_is_followed_through_however_many_methods()
    {
        // Each is read before the one it calls.
        var methods = string.Concat(Enumerable.Range(1, 20).Select(n => $"static string Url{n}() => Url{n + 1}(); "));
        using var sample = CompiledSample.Of($"class C(System.Net.Http.HttpClient http) {{ Task Ask() => http.PostAsync(Url1(), null); {methods} static string Url21() => \"https://api.openai.com/v1/chat/completions\"; }}");
        Assert.Equal("GAI1005", Assert.Single(sample.Verify().Open).Rule.Id);
    }
}
