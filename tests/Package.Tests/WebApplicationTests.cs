using Package.Tests.Harness;

namespace Package.Tests;

/// <summary>What the fixes change in an ASP.NET Core application nobody sees from outside: same routes, same binding, same answers.</summary>
public class WebApplicationTests
{
    private const string Endpoints = """
        using Microsoft.AspNetCore.Mvc;
        using Microsoft.Extensions.AI;

        public sealed record Bill(string Number, int Weight);

        public sealed class Question
        {
            [FromQuery(Name = "q")] public string Text { get; set; } = "";
            [FromHeader(Name = "X-Desk")] public string Desk { get; set; } = "";
        }

        public static class Endpoints
        {
            public static void Map(WebApplication app)
            {
                app.MapPost("/bills", async ([FromBody] Bill bill, [FromServices] IChatClient chat, CancellationToken cancellation) =>
                    (await chat.GetResponseAsync($"{bill.Number} {bill.Weight}", cancellationToken: cancellation)).Text);
                app.MapGet("/ask", AskAsync);
                app.MapGet("/bills/{number:int}", RouteAsync);
                app.MapGet("/stream", (IChatClient chat, HttpContext http) => chat.GetStreamingResponseAsync(http.Request.QueryString.Value!));
            }

            private static async Task<IResult> AskAsync([AsParameters] Question question, IChatClient chat, HttpContext http)
            {
                var response = await chat.GetResponseAsync(question.Text + question.Desk, cancellationToken: http.RequestAborted);
                return Results.Text(response.Text, statusCode: 202);
            }

            private static async Task<string> RouteAsync([FromRoute(Name = "number")] int id, IChatClient chat, [FromQuery] string queue = "inbound") =>
                (await chat.GetResponseAsync($"{id} {queue}")).Text;
        }
        """;

    private const string Controller = """
        using Microsoft.AspNetCore.Mvc;
        using Microsoft.Extensions.AI;

        [ApiController]
        [Route("desk")]
        public sealed class DeskController(IChatClient chat) : ControllerBase
        {
            /// <summary>Answers.</summary>
            [HttpPost("{queue}")]
            [Produces("application/json")]
            public async Task<ActionResult<Bill>> AnswerAsync([FromRoute] string queue, [FromBody] Bill bill, [FromQuery] int? limit, CancellationToken cancellation)
            {
                if (bill.Weight > limit)
                    return BadRequest();
                var response = await chat.GetResponseAsync($"{queue} {bill.Number} {Request.Method}", cancellationToken: cancellation);
                return new Bill(response.Text, bill.Weight);
            }
        }
        """;

    // The application asks itself, on a port of its own, and prints what it was told.
    private const string Main = """
        using System.Net.Http.Json;
        using Acme.Freight;
        using GovernedAi;
        using Microsoft.Extensions.AI;

        var builder = WebApplication.CreateBuilder(args);
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Services.AddSingleton<IChatClient, EchoModel>();
        builder.Services.AddControllers();
        builder.Services.AddGovernedAi(options => options.Folder = Path.Combine(AppContext.BaseDirectory, "governance"));
        var app = builder.Build();
        Endpoints.Map(app);
        app.MapControllers();
        await app.StartAsync();

        using var http = new HttpClient { BaseAddress = new Uri(app.Urls.Single()) };
        http.DefaultRequestHeaders.Add("X-Desk", "hazmat");
        await Print(http.PostAsJsonAsync("/bills", new Bill("B-1", 7)));
        await Print(http.PostAsync("/bills", null));
        await Print(http.GetAsync("/ask?q=where"));
        await Print(http.GetAsync("/ask"));
        await Print(http.GetAsync("/bills/12"));
        await Print(http.GetAsync("/bills/12?queue=cold"));
        await Print(http.GetAsync("/bills/twelve"));
        await Print(http.GetAsync("/stream?a=b"));
        await Print(http.PostAsJsonAsync("/desk/cold?limit=9", new Bill("B-2", 8)));
        await Print(http.PostAsJsonAsync("/desk/cold?limit=7", new Bill("B-2", 8)));
        await Print(http.GetAsync("/desk/cold"));
        await app.StopAsync();

        static async Task Print(Task<HttpResponseMessage> asked)
        {
            using var answer = await asked;
            var body = answer.IsSuccessStatusCode ? await answer.Content.ReadAsStringAsync() : "";
            Console.WriteLine($"{(int)answer.StatusCode} {answer.Content.Headers.ContentType} {body}");
        }
        """;

    private const string Model = """
        using Microsoft.Extensions.AI;

        namespace Acme.Freight;

        public sealed class EchoModel : IChatClient
        {
            public Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default) =>
                Task.FromResult(new ChatResponse(new ChatMessage(ChatRole.Assistant, $"{messages.Single().Text}, {(cancellationToken.CanBeCanceled ? "stoppable" : "unstoppable")}")));

            public async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
                IEnumerable<ChatMessage> messages, ChatOptions? options = null, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken = default)
            {
                foreach (var letter in messages.Single().Text)
                {
                    await Task.Yield();
                    yield return new ChatResponseUpdate(ChatRole.Assistant, letter.ToString());
                }
            }

            public object? GetService(Type serviceType, object? serviceKey = null) => null;

            public void Dispose() { }
        }
        """;

    [Fact]
    public async Task Handlers_and_actions_answer_over_HTTP_as_before()
    {
        var consumer = await Consumer.CreateAsync(
            ("App.csproj", Projects.App(Projects.Analyzers + Projects.ExtensionsAI, "<ImplicitUsings>enable</ImplicitUsings>")
                .Replace("Microsoft.NET.Sdk\"", "Microsoft.NET.Sdk.Web\"", StringComparison.Ordinal)),
            ("Endpoints.cs", Endpoints),
            ("DeskController.cs", Controller),
            ("EchoModel.cs", Model),
            ("Program.cs", Main));
        Assert.Equal(5, (await consumer.BuildAsync()).Succeeded().Of("GAI1001").Count());
        var (exitCode, before) = await consumer.RunAsync();
        Assert.True(exitCode == 0, before);
        Assert.Contains("200 text/plain; charset=utf-8 B-1 7, stoppable", before, StringComparison.Ordinal);
        Assert.Contains("202 text/plain; charset=utf-8 wherehazmat, stoppable", before, StringComparison.Ordinal);

        var (formatted, output) = await Command.RunAsync(
            consumer.Folder, "dotnet", "format", "analyzers", "--diagnostics", "GAI1001", "--severity", "warn", "--no-restore");
        Assert.True(formatted == 0, output);

        (await consumer.BuildAsync()).Clean();
        Assert.Equal((0, before), await consumer.RunAsync());
        Assert.Contains("public partial Task<ActionResult<Bill>> AnswerAsync([FromRoute] string queue, [FromBody] Bill bill, [FromQuery] int? limit, CancellationToken cancellation);",
            await File.ReadAllTextAsync(Path.Combine(consumer.Folder, "DeskController.cs")), StringComparison.Ordinal);
    }
}
