using System.ClientModel;
using System.ClientModel.Primitives;
using System.Net;
using System.Text;
using OpenAI;
using OpenAI.Chat;

namespace GovernedAi.Analyzers.Tests.Generation;

/// <summary>The real OpenAI client over a transport that answers as the service would.</summary>
public sealed class StubOpenAi : HttpMessageHandler
{
    public List<string> Requests { get; } = [];

    /// <summary>The message it answers with, and the reason it ends for, where it does not just say something.</summary>
    public (string Message, string FinishReason)? Says { get; init; }

    /// <summary>Whether a streamed answer breaks off after its first chunk.</summary>
    public bool Breaks { get; init; }

    public ChatClient Client() => new(
        "gpt-test",
        new ApiKeyCredential("none"),
        new OpenAIClientOptions { Transport = new HttpClientPipelineTransport(new HttpClient(this)), RetryPolicy = new ClientRetryPolicy(maxRetries: 0) });

    protected override HttpResponseMessage Send(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        using var reader = new StreamReader(request.Content!.ReadAsStream(cancellationToken));
        var asked = reader.ReadToEnd();
        Requests.Add(asked);
        var isStreamed = asked.Contains("\"stream\":true", StringComparison.Ordinal);
        if (Says is { } said)
            return isStreamed ? Response("text/event-stream", Delta(said.Message, said.FinishReason) + "data: [DONE]\n\n") : Response("application/json", Message(said.Message, said.FinishReason));
        return isStreamed
            ? Response("text/event-stream", Breaks ? Chunk("one ") + "data: {\n\n" : string.Concat(new[] { "one ", "two" }.Select(Chunk)) + Last + "data: [DONE]\n\n")
            : Response("application/json", Whole);
    }

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
        Task.FromResult(Send(request, cancellationToken));

    private static readonly string Whole = Message("""{"role":"assistant","content":"four"}""", "stop");

    private static string Message(string message, string reason) =>
        $$$"""{"id":"c1","object":"chat.completion","created":1,"model":"gpt-test-1","choices":[{"index":0,"message":{{{message}}},"finish_reason":"{{{reason}}}","logprobs":null}],"usage":{"prompt_tokens":9,"completion_tokens":3,"total_tokens":12}}""";

    private static string Delta(string message, string reason) =>
        $$$"""data: {"id":"c1","object":"chat.completion.chunk","created":1,"model":"gpt-test-1","choices":[{"index":0,"delta":{{{message}}},"finish_reason":"{{{reason}}}"}]}""" + "\n\n";

    private const string Last =
        """data: {"id":"c1","object":"chat.completion.chunk","created":1,"model":"gpt-test-1","choices":[{"index":0,"delta":{},"finish_reason":"stop"}],"usage":{"prompt_tokens":9,"completion_tokens":3,"total_tokens":12}}""" + "\n\n";

    private static string Chunk(string text) =>
        $$$"""data: {"id":"c1","object":"chat.completion.chunk","created":1,"model":"gpt-test-1","choices":[{"index":0,"delta":{"role":"assistant","content":"{{{text}}}"},"finish_reason":null}]}""" + "\n\n";

    private static HttpResponseMessage Response(string type, string body) =>
        new(HttpStatusCode.OK) { Content = new StringContent(body, Encoding.UTF8, type) };
}
