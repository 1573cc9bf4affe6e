using GovernedAi.Analyzers.Tests.Verifier;

namespace GovernedAi.Analyzers.Tests.Fixes;

/// <summary>Raw requests, and calls that escape as delegates, are governed like any other.</summary>
public class OtherWaysToAModelTests
{
    [Fact]
    public Task A_raw_request_is_governed_with_its_method_or_by_itself() => new RuleVerifier("GAI1005").Fixes(
        """
        using System.Net.Http;
        using System.Net.Http.Json;
        using GovernedAi;

        public class Answers(HttpClient http)
        {
            public Task<HttpResponseMessage> AskAsync(object body) =>
                [|http.PostAsJsonAsync("https://api.openai.com/v1/chat/completions", body)|];

            public Func<Task> Later => () => [|http.PostAsync("https://api.openai.com/v1/chat/completions", null)|];
        }
        """,
        """
        using System.Net.Http;
        using System.Net.Http.Json;
        using GovernedAi;

        public partial class Answers(HttpClient http)
        {
            [AuditLog]
            public partial Task<HttpResponseMessage> AskAsync(object body);

            private Task<HttpResponseMessage> AskCoreAsync(object body) =>
                http.PostAsJsonAsync("https://api.openai.com/v1/chat/completions", body);

            public Func<Task> Later => () => PostAsync(http, "https://api.openai.com/v1/chat/completions", null);

            [AuditLog]
            private static partial Task<HttpResponseMessage> PostAsync(HttpClient client, string? requestUri, HttpContent? content);

            private static Task<HttpResponseMessage> PostCoreAsync(HttpClient client, string? requestUri, HttpContent? content) =>
                client.PostAsync(requestUri, content);
        }
        """);

    [Fact]
    public Task A_request_that_is_only_prepared_is_left_to_who_sends_it() => new RuleVerifier("GAI1005").Offers(
        """
        using System.Net.Http;
        using GovernedAi;

        public class Answers(HttpClient http)
        {
            public async Task<HttpResponseMessage> AskAsync() => await http.SendAsync(Prepare());

            private static HttpRequestMessage Prepare() => [|new HttpRequestMessage(HttpMethod.Post, "https://api.openai.com/v1/chat/completions")|];
        }
        """,
        "Leave governance to the callers, who will be warned: add [CallersGovern]");

    [Fact]
    public Task Who_takes_a_prepared_request_in_passing_is_not_split_off_from_who_sends_it() => new RuleVerifier("GAI1001").Offers(
        """
        using System.Net.Http;
        using GovernedAi;

        await new HttpClient().SendAsync([|Answers.Prepare()|]);

        public static class Answers
        {
            [CallersGovern]
            public static HttpRequestMessage Prepare() => new(HttpMethod.Post, "https://api.openai.com/v1/chat/completions");
        }
        """);

    [Fact]
    public Task A_delegate_goes_through_a_governed_method() => new RuleVerifier("GAI1006").Fixes(
        """
        using GovernedAi;
        using Microsoft.Extensions.AI;

        public class Answers(IChatClient chat)
        {
            public Func<IEnumerable<ChatMessage>, ChatOptions?, CancellationToken, Task<ChatResponse>> Asker() => [|chat.GetResponseAsync|];

            public object Inferred()
            {
                var options = new ChatOptions();
                var ask = [|chat.GetResponseAsync|];
                return ask;
            }
        }
        """.Replace("var ask = [|chat.GetResponseAsync|];", "Func<IEnumerable<ChatMessage>, ChatOptions?, CancellationToken, Task> ask = [|chat.GetResponseAsync|];", StringComparison.Ordinal),
        """
        using GovernedAi;
        using Microsoft.Extensions.AI;

        public partial class Answers(IChatClient chat)
        {
            public Func<IEnumerable<ChatMessage>, ChatOptions?, CancellationToken, Task<ChatResponse>> Asker() => (messages, options, cancellationToken) => GetResponseAsync(chat, messages, options, cancellationToken);

            public object Inferred()
            {
                var options = new ChatOptions();
                Func<IEnumerable<ChatMessage>, ChatOptions?, CancellationToken, Task> ask = (messages, options2, cancellationToken) => GetResponseAsync(chat, messages, options2, cancellationToken);
                return ask;
            }

            [AuditLog]
            private static partial Task<ChatResponse> GetResponseAsync(
                IChatClient client,
                IEnumerable<ChatMessage> messages,
                ChatOptions? options,
                CancellationToken cancellationToken);

            private static Task<ChatResponse> GetResponseCoreAsync(
                IChatClient client,
                IEnumerable<ChatMessage> messages,
                ChatOptions? options,
                CancellationToken cancellationToken) =>
                client.GetResponseAsync(messages, options, cancellationToken);
        }
        """);
}
