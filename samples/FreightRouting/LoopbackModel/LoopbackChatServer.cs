using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace FreightRouting.LoopbackModel;

/// <summary>Speaks the chat-completions protocol on a loopback port, so that the sample runs without network and without a key.</summary>
internal sealed class LoopbackChatServer : IAsyncDisposable
{
    private readonly WebApplication _app;

    private LoopbackChatServer(WebApplication app) => _app = app;

    /// <summary>Where the OpenAI client should look, such as <c>http://127.0.0.1:40123/v1</c>.</summary>
    public Uri Endpoint => new(_app.Urls.First() + "/v1");

    public static async Task<LoopbackChatServer> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        var app = builder.Build();
        app.MapPost("/v1/chat/completions", CompleteAsync);
        await app.StartAsync();
        return new LoopbackChatServer(app);
    }

    public async ValueTask DisposeAsync() => await _app.DisposeAsync();

    private static async Task<IResult> CompleteAsync(HttpRequest request)
    {
        var body = await JsonNode.ParseAsync(request.Body);
        var prompt = Text(body?["messages"]?.AsArray().LastOrDefault()?["content"]);
        if (ScriptedModel.Answer(prompt) is not { } answer)
            return Results.Json(new { error = new { message = "The model is overloaded.", type = "server_error" } }, statusCode: 503);

        return Results.Json(new
        {
            id = "chatcmpl-" + Guid.NewGuid().ToString("N"),
            @object = "chat.completion",
            created = TimeProvider.System.GetUtcNow().ToUnixTimeSeconds(),
            model = "scripted-2026-11",
            choices = new[] { new { index = 0, message = new { role = "assistant", content = answer }, finish_reason = "stop" } },
            usage = new { prompt_tokens = Tokens(prompt), completion_tokens = Tokens(answer), total_tokens = Tokens(prompt) + Tokens(answer) },
        });
    }

    // Content is a string, or an array of parts.
    private static string Text(JsonNode? content) => content switch
    {
        JsonArray parts => string.Concat(parts.Select(part => (string?)part?["text"])),
        not null => (string?)content ?? "",
        _ => "",
    };

    private static int Tokens(string text) => text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Length;
}
