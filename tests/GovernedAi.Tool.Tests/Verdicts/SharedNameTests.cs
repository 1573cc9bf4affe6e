using GovernedAi.Tool.Tests.Samples;

namespace GovernedAi.Tool.Tests.Verdicts;

/// <summary>Where others use a library's name, the assembly decides: by source and by IL, whether that assembly lies there or not.</summary>
public class SharedNameTests
{
    private const string AzureOne = "namespace Azure.AI.OpenAI { public class ChatCompletionsOptions; public class OpenAIClient { public object GetChatCompletions(string d, ChatCompletionsOptions o, CancellationToken c) => d; public object GetChatCompletions(int own) => own; } }";
    private const string TryAgi = "namespace tryAGI.OpenAI { public class CreateChatCompletionRequest; public class AutoSDKRequestOptions; public interface IChatClient { Task<object> CreateChatCompletionAsync(CreateChatCompletionRequest r, AutoSDKRequestOptions? o, CancellationToken c); } }";

    public static TheoryData<string, string, string, string> Calls => new()
    {
        { AzureOne, "Azure.AI.OpenAI", "Azure.AI.OpenAI.OpenAIClient", """x.GetChatCompletions("d", new(), default)""" },
        { AzureOne, "Azure.AI.OpenAI", "Azure.AI.OpenAI.OpenAIClient", "x.GetChatCompletions(1)" },
        { AzureOne, "Azure.AI.OpenAI", "Mine", """x.GetChatCompletions("d", new(), default)""" },
        { TryAgi, "tryAGI.OpenAI", "tryAGI.OpenAI.IChatClient", "x.CreateChatCompletionAsync(new(), null, default)" },
        { TryAgi, "tryAGI.OpenAI", "Adapter", "x.CreateChatCompletionAsync(new(), null, default)" },
    };

    [Theory]
    [MemberData(nameof(Calls))]
    public async Task It_is_a_model_call_in_the_librarys_assembly_and_in_no_other(string library, string assembly, string type, string call)
    {
        var derived = type switch
        {
            "Mine" => "class Mine : Azure.AI.OpenAI.OpenAIClient;",
            "Adapter" => "class Adapter : tryAGI.OpenAI.IChatClient { public Task<object> CreateChatCompletionAsync(tryAGI.OpenAI.CreateChatCompletionRequest r, tryAGI.OpenAI.AutoSDKRequestOptions? o, CancellationToken c) => null!; }",
            _ => "",
        };
        foreach (var name in (string[])[assembly, "Acme.Own"])
        {
            using var other = CompiledSample.Of(library, wrapped: false, name: name);
            using var sample = CompiledSample.Of($"{derived} class C {{ object Ask({type} x) => {call}; }}", references: other.Path);
            var analyzer = (await sample.Diagnose()).Count(d => d.Id == "GAI1001");
            Assert.Equal((name, name == assembly ? 1 : 0), (name, analyzer));
            Assert.Equal((name, analyzer), (name, sample.Verify().Open.Count(f => f.Rule.Id == "GAI1001")));
            File.Copy(other.Path, Path.Combine(sample.Folder, Path.GetFileName(other.Path)));
            Assert.Equal((name, analyzer), (name, sample.Verify().Open.Count(f => f.Rule.Id == "GAI1001")));
        }
    }
}
