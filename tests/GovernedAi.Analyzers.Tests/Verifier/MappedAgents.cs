namespace GovernedAi.Analyzers.Tests.Verifier;

/// <summary>Agents behind HTTP endpoints, governed and not: members of a class that has <c>app</c>, marked where they are not.</summary>
internal static class MappedAgents
{
    /// <summary>What maps an agent that does not show itself governed, and how the analyzer's message begins.</summary>
    public static TheoryData<string, string> Ungoverned => new()
    {
        { "void Map(AIAgent agent) => [|app.MapOpenAIResponses(agent)|];", "`Map` puts an agent behind an HTTP endpoint (`AgentEndpoints.MapOpenAIResponses`), and nothing says who answers for what a request runs: hand it one whose" },
        { "void Map(IChatClient chat) => [|app.MapAGUI(\"/\", chat)|];", "`Map` puts an agent behind" },
        { "void Map() => [|AgentEndpoints.MapOpenAIResponses(app, new ChatClientAgent(\"?\"))|];", "`Map` puts an agent behind" },
        { "void Map() => [|app.MapOpenAIResponses()|];", "`Map` puts agents it takes from services behind" },
        { "void Map(IHostedAgentBuilder builder) => [|app.MapOpenAIResponses(builder)|];", "`Map` puts agents it takes from services behind" },
        { "void Map(Governed agent) => [|app.MapA2AHttpJson(agent, \"/\")|];", "`Map` puts agents it takes from services behind" },
        { "void Map(IApplicationBuilder web, IChatClient agent) => [|web.UseAgentAsOpenAIChatCompletionEndpoint(agent)|];", "`Map` puts an agent behind" },
        { "void Map(WebApplication web) => [|web.UseLangChainServeOpenAi(options => { })|];", "`Map` puts agents it takes from services behind" },
        { "Action<AIAgent> Map() => [|app.MapOpenAIResponses|];", "`Map` puts agents it takes from services behind" },
    };

    /// <summary>What governs the code that maps has ended when a request comes.</summary>
    public static TheoryData<string> GovernedMappings =>
    [
        "[AuditLog] public partial void Map(AIAgent agent); void MapCore(AIAgent agent) => [|app.MapOpenAIResponses(agent)|];",
        "[CallersGovern] public void Map(AIAgent agent) => [|app.MapOpenAIResponses(agent)|];",
    ];

    public static TheoryData<string> Governed =>
    [
        "void Map(AIAgent agent) => app.MapOpenAIResponses(new Governed(agent));",
        "void Map(Governed agent) => app.MapOpenAIResponses(agent);",
        "void Map(AIAgent agent) => app.MapOpenAIResponses((Governed)agent);",
        "void Map(Derived agent) => app.MapOpenAIResponses(agent);",
        "void Map(AIAgent inner) { AIAgent agent = new Governed(inner); app.MapOpenAIResponses(agent); }",
        "void Map(AIAgent inner) { AIAgent? agent = null; agent = new Governed(inner); Action later = () => app.MapOpenAIResponses(agent); }",
        "void Map(AIAgent a, bool b) => app.MapOpenAIResponses(b ? new Governed(a) : new Derived(a));",
        "readonly AIAgent agent = new Governed(null!); void Map() => app.MapOpenAIResponses(agent);",
        "AIAgent? agent; void Set(AIAgent a) => agent = new Governed(a); void Map() => app.MapOpenAIResponses(agent!);",
        "void Map(IChatClient chat) => app.MapAGUI(\"/\", new GovernedChat(chat));",
        "void Map(AIAgent agent) => app.MapOther(agent);",
        "void Map(IApplicationBuilder web, GovernedChat agent) => web.UseAgentAsOpenAIChatCompletionEndpoint(agent);",
        "void Map(IApplicationBuilder web, IChatClient agent) => web.MapAGUI(agent);",
        "void Map() => app.MapOpenAIResponses(Make()); static Governed Make() => new(null!);",
        "async Task Map(AIAgent inner) { AIAgent agent = new Governed(inner); await Task.Yield(); app.MapOpenAIResponses(agent); }",
    ];

    /// <summary>What may be another agent than the governed one it was given.</summary>
    public static TheoryData<string> Changed =>
    [
        "void Map(AIAgent agent) => [|app.MapOpenAIResponses(new HalfGoverned(agent))|];",
        "void Map(AIAgent inner) { AIAgent agent = new Governed(inner); agent = inner; [|app.MapOpenAIResponses(agent)|]; }",
        "void Map(AIAgent inner) { AIAgent agent = new Governed(inner); Set(ref agent); [|app.MapOpenAIResponses(agent)|]; } void Set(ref AIAgent a) { }",
        "void Map(AIAgent a, bool b) => [|app.MapOpenAIResponses(b ? new Governed(a) : a)|];",
        "AIAgent agent = new Governed(null!); void Map() { Set(ref agent); [|app.MapOpenAIResponses(agent)|]; } void Set(ref AIAgent a) { }",
        "AIAgent agent = new Governed(null!); void Set(AIAgent a) => agent = a; void Map() => [|app.MapOpenAIResponses(agent)|];",
        "public AIAgent Agent = new Governed(null!); void Map() => [|app.MapOpenAIResponses(Agent)|];",
        "void Pass(AIAgent agent) => [|app.MapOpenAIResponses(agent)|]; void Map(AIAgent inner) => Pass(new Governed(inner));",
    ];

    /// <summary>What source does not show and IL does: the two differ there.</summary>
    public static TheoryData<string> Deconstructed =>
    [
        "void Map(AIAgent inner) { AIAgent agent; (agent, _) = (new Governed(inner), 1); [|app.MapOpenAIResponses(agent)|]; }",
    ];

    /// <summary>All that both show.</summary>
    public static TheoryData<string> All => [.. Rows(Ungoverned), .. Rows(GovernedMappings), .. Rows(Governed), .. Rows(Changed)];

    private static IEnumerable<string> Rows(IEnumerable<object?[]> data) => data.Select(row => (string)row[0]!);

    /// <summary>The file that such members stand in.</summary>
    public static string File(string members) =>
        $$"""
        #nullable enable
        using GovernedAi;
        using Microsoft.Agents.AI;
        using Microsoft.Agents.AI.Hosting;
        using Microsoft.AspNetCore.Builder;
        using Microsoft.AspNetCore.Routing;
        using Microsoft.Extensions.AI;

        partial class C(IEndpointRouteBuilder app)
        {
            readonly IEndpointRouteBuilder app = app;
            {{members}}
        }

        partial class Governed(AIAgent inner) : DelegatingAIAgent(inner)
        {
            [AuditLog] protected override partial Task<AgentResponse> RunCoreAsync(IEnumerable<ChatMessage> m, AgentSession? s, AgentRunOptions? o, CancellationToken c);
            Task<AgentResponse> RunCoreCoreAsync(IEnumerable<ChatMessage> m, AgentSession? s, AgentRunOptions? o, CancellationToken c) => InnerAgent.RunAsync(m, s, o, c);
            [AuditLog] protected override partial IAsyncEnumerable<AgentResponseUpdate> RunCoreStreamingAsync(IEnumerable<ChatMessage> m, AgentSession? s, AgentRunOptions? o, CancellationToken c);
            IAsyncEnumerable<AgentResponseUpdate> RunCoreStreamingCoreAsync(IEnumerable<ChatMessage> m, AgentSession? s, AgentRunOptions? o, CancellationToken c) => InnerAgent.RunStreamingAsync(m, s, o, c);
        }

        class Derived(AIAgent inner) : Governed(inner);

        partial class HalfGoverned(AIAgent inner) : DelegatingAIAgent(inner)
        {
            [AuditLog] protected override partial Task<AgentResponse> RunCoreAsync(IEnumerable<ChatMessage> m, AgentSession? s, AgentRunOptions? o, CancellationToken c);
            Task<AgentResponse> RunCoreCoreAsync(IEnumerable<ChatMessage> m, AgentSession? s, AgentRunOptions? o, CancellationToken c) => InnerAgent.RunAsync(m, s, o, c);
        }

        partial class GovernedChat(IChatClient inner) : DelegatingChatClient(inner)
        {
            [AuditLog] public override partial Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> m, ChatOptions? o, CancellationToken c);
            Task<ChatResponse> GetResponseCoreAsync(IEnumerable<ChatMessage> m, ChatOptions? o, CancellationToken c) => InnerClient.GetResponseAsync(m, o, c);
            [AuditLog] public override partial IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(IEnumerable<ChatMessage> m, ChatOptions? o, CancellationToken c);
            IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseCoreAsync(IEnumerable<ChatMessage> m, ChatOptions? o, CancellationToken c) => InnerClient.GetStreamingResponseAsync(m, o, c);
        }
        """;
}
