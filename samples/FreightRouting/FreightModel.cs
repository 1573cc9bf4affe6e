using System.ClientModel;
using System.ClientModel.Primitives;
using FreightRouting.LoopbackModel;
using OpenAI;
using OpenAI.Chat;

namespace FreightRouting;

/// <summary>The model behind the sample: yours if the environment names one, else a scripted one on a loopback port.</summary>
internal sealed class FreightModel : IAsyncDisposable
{
    private readonly LoopbackChatServer? _loopback;

    private FreightModel(ChatClient chat, string description, LoopbackChatServer? loopback)
    {
        Chat = chat;
        Description = description;
        _loopback = loopback;
    }

    public ChatClient Chat { get; }

    /// <summary>Which model it is, for the reader of the story.</summary>
    public string Description { get; }

    /// <summary>Reads <c>OPENAI_API_KEY</c>, <c>OPENAI_BASE_URL</c> and <c>OPENAI_MODEL</c>.</summary>
    public static async Task<FreightModel> ConnectAsync()
    {
        var key = Environment.GetEnvironmentVariable("OPENAI_API_KEY");
        var address = Environment.GetEnvironmentVariable("OPENAI_BASE_URL");
        if (string.IsNullOrWhiteSpace(key) && string.IsNullOrWhiteSpace(address))
        {
            var loopback = await LoopbackChatServer.StartAsync();
            return new FreightModel(
                Client("scripted", "none", loopback.Endpoint),
                $"read by a scripted stand-in for a model at {loopback.Endpoint} (set OPENAI_API_KEY for a real one)",
                loopback);
        }

        var name = Environment.GetEnvironmentVariable("OPENAI_MODEL") is { Length: > 0 } model ? model : "gpt-4o-mini";
        var endpoint = string.IsNullOrWhiteSpace(address) ? null : new Uri(address);
        return new FreightModel(Client(name, key ?? "none", endpoint), $"read by {name} at {endpoint?.Host ?? "api.openai.com"}", loopback: null);
    }

    public ValueTask DisposeAsync() => _loopback?.DisposeAsync() ?? ValueTask.CompletedTask;

    // The client's own retries are off: what is transient is the resilience pipeline's to handle, and what is left of it the fallback's.
    private static ChatClient Client(string model, string key, Uri? endpoint) => new(
        model,
        new ApiKeyCredential(key),
        new OpenAIClientOptions
        {
            Endpoint = endpoint,
            Transport = new HttpClientPipelineTransport(new HttpClient(new ResilientHandler())),
            RetryPolicy = new ClientRetryPolicy(maxRetries: 0),
        });
}
