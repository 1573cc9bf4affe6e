namespace Package.Tests.Harness;

/// <summary>A small governed program: one method that asks a model, and a model that answers without a network.</summary>
internal static class FreightProgram
{
    public const string Packages = Projects.Analyzers + Projects.Testing + Projects.ExtensionsAI;

    /// <summary>The governed method, in a library's or the program's own file.</summary>
    public const string Router = """
        using GovernedAi;
        using Microsoft.Extensions.AI;

        [assembly: UseCase("inbound-routing", Owner = "Freight desk", Purpose = "Route inbound paperwork")]

        namespace Acme.Freight;

        public sealed partial class FreightRouter(IChatClient chat)
        {
            [AuditLog("inbound-routing")]
            [Fallback(nameof(RouteByRules))]
            public partial Task<string> RouteAsync(string bill, CancellationToken cancellation = default);

            private async Task<string> RouteCoreAsync(string bill, CancellationToken cancellation) =>
                (await chat.GetResponseAsync("Where to? " + bill, cancellationToken: cancellation)).Text;

            private static string RouteByRules(string bill) => "clerk";
        }
        """;

    /// <summary>A model that answers "cold store", or fails if it is asked about anything unreadable.</summary>
    public const string Model = """
        using Microsoft.Extensions.AI;

        namespace Acme.Freight;

        public sealed class PaperModel : IChatClient
        {
            public Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default) =>
                messages.Single().Text.Contains("unreadable")
                    ? throw new InvalidOperationException("No answer.")
                    : Task.FromResult(new ChatResponse(new ChatMessage(ChatRole.Assistant, "cold store")) { ModelId = "scripted-1" });

            public IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default) =>
                throw new NotSupportedException();

            public object? GetService(Type serviceType, object? serviceKey = null) => null;

            public void Dispose() { }
        }
        """;

    /// <summary>Routes two bills under a governance in memory, and prints the answers and the kinds of the records.</summary>
    public const string Main = """
        using Acme.Freight;
        using GovernedAi.Testing;

        using var governance = Governance.ForTests();
        var router = new FreightRouter(new PaperModel());
        Console.WriteLine(await router.RouteAsync("frozen fish"));
        Console.WriteLine(await router.RouteAsync("unreadable"));
        Console.WriteLine(string.Join(" ", governance.Records.Select(record => record.Kind)));
        """;

    public const string Properties = "<ImplicitUsings>enable</ImplicitUsings><TreatWarningsAsErrors>true</TreatWarningsAsErrors>";
}
