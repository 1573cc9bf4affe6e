using GovernedAi.Analyzers.Recognition;
using GovernedAi.Analyzers.Tests.Verifier;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace GovernedAi.Analyzers.Tests.Recognition;

/// <summary>Types that go by a library's name and are not the library's.</summary>
public class SharedNameTests
{
    private static readonly RuleVerifier Verify = new("GAI1001");

    private const string AzureOne = "namespace Azure.AI.OpenAI; public class ChatCompletionsOptions { } public class OpenAIClient { public object GetChatCompletions(string d, ChatCompletionsOptions o, CancellationToken c) => d; public object GetChatCompletions(int own) => own; }";
    private const string TryAgi = "namespace tryAGI.OpenAI; public class CreateChatCompletionRequest { } public class AutoSDKRequestOptions { } public interface IChatClient { Task<object> CreateChatCompletionAsync(CreateChatCompletionRequest r, AutoSDKRequestOptions? o, CancellationToken c); }";
    private const string Extensions = "namespace Microsoft.Extensions.AI; public class ChatMessage { } public class ChatOptions { } public class ChatResponse { } public interface IChatClient { Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> m, ChatOptions? o, CancellationToken c); } public static class Own { public static object GetResponseAsync(this IChatClient client, int own) => own; }";
    private const string Hub = "namespace Acme.Hubs; public class ChatMessage { } public interface IChatClient { Task GetResponseAsync(IEnumerable<ChatMessage> m, object? o, CancellationToken c); }";

    [Theory]
    [InlineData(AzureOne, "Azure.AI.OpenAI", "Azure.AI.OpenAI.OpenAIClient", """x.GetChatCompletions("d", new(), default)""")]
    [InlineData(AzureOne, "Azure.AI.OpenAI", "Azure.AI.OpenAI.OpenAIClient", "x.GetChatCompletions(1)")]
    [InlineData(TryAgi, "tryAGI.OpenAI", "tryAGI.OpenAI.IChatClient", "x.CreateChatCompletionAsync(new(), null, default)")]
    [InlineData(Extensions, "Microsoft.Extensions.AI.Abstractions", "Microsoft.Extensions.AI.IChatClient", "x.GetResponseAsync([], null, default)")]
    [InlineData(Extensions, "Microsoft.Extensions.AI.Abstractions", "Microsoft.Extensions.AI.IChatClient", "Microsoft.Extensions.AI.Own.GetResponseAsync(x, 1)")]
    public async Task It_is_a_model_call_in_the_librarys_assembly_and_in_no_other(string library, string assembly, string type, string call)
    {
        await Using(library, assembly).Reports($$"""class C { object Ask({{type}} x) => [|{{call}}|]; }""");
        await Using(library, "Acme.Own").Reports($$"""class C { object Ask({{type}} x) => {{call}}; }""");
    }

    [Fact]
    public async Task What_derives_from_it_goes_by_the_same()
    {
        const string Code = """class Mine : Azure.AI.OpenAI.OpenAIClient { } class C { object Ask(Mine x) => [|x.GetChatCompletions("d", new(), default)|]; }""";
        await Using(AzureOne, "Azure.AI.OpenAI").Reports(Code);
        await Using(AzureOne, "Acme.Own").Reports(Code.Replace("[|", "").Replace("|]", ""));
    }

    [Fact]
    public Task A_hub_of_the_simple_name_is_none() => Using(Hub, "Acme.Hubs").Reports("class C { object Ask(Acme.Hubs.IChatClient x) => x.GetResponseAsync([], null, default); }");

    [Fact]
    public void Every_shared_name_is_one_that_the_tables_speak_of()
    {
        var spoken = ModelCallTable.Default.Facts.Select(fact => fact.DocId[2..].Split('(')[0]).Select(member => member[..member.LastIndexOf('.')]).Concat(ModelCallTable.Default.Anchors.Select(anchor => anchor.Type)).ToHashSet();
        Assert.NotEmpty(SharedNameTable.Types);
        Assert.All(SharedNameTable.Types, type => Assert.Contains(type, spoken));
    }

    private static RuleVerifier Using(string library, string assembly) => Verify with { References = [.. TestReferences.FrameworkOnly, Reference("Mistral.SDK", "class Gate;"), Reference(assembly, library)] };

    private static MetadataReference Reference(string assembly, string code) =>
        CSharpCompilation.Create(
            assembly,
            [CSharpSyntaxTree.ParseText("global using System; global using System.Collections.Generic; global using System.Threading; global using System.Threading.Tasks;"), CSharpSyntaxTree.ParseText(code)],
            TestReferences.FrameworkOnly,
            new(OutputKind.DynamicallyLinkedLibrary)).ToMetadataReference();
}
