namespace GovernedAi.Tool.Tests.Samples;

/// <summary>Agents behind HTTP endpoints, governed and not.</summary>
internal static class MappedAgents
{
    /// <summary>The members that put an agent there that does not show itself governed, in the order of the code.</summary>
    public static readonly string[] Ungoverned =
        ["C.Any", "C.Half", "C.Inner", "C.FromServices", "C.Taken", "C.OneOfTwo", "C.Changed", "C.Passed", "C.Public", "C.AuditedCore", "C.HandedOn", "C.ByName"];

    public const string Code = """
        using Microsoft.Agents.AI;
        using Microsoft.AspNetCore.Builder;
        using Microsoft.AspNetCore.Routing;

        partial class C(IEndpointRouteBuilder app)
        {
            readonly IEndpointRouteBuilder app = app;
            readonly AIAgent own = new Governed(null!);
            public AIAgent Shared = new Governed(null!);

            void Made(AIAgent agent) => app.MapOpenAIResponses(new Governed(agent));
            void Typed(Governed agent) => app.MapOpenAIResponses(agent);
            void Returned() => app.MapOpenAIResponses(Make());
            void Cast(AIAgent agent) => app.MapOpenAIResponses((Governed)agent);
            void OfLocal(AIAgent inner) { AIAgent agent = new Governed(inner); app.MapOpenAIResponses(agent); }
            void OfField() => app.MapOpenAIResponses(own);
            void InLambda(AIAgent inner) { AIAgent agent = new Governed(inner); Action map = () => app.MapOpenAIResponses(agent); }
            void EitherOne(AIAgent agent, bool b) => app.MapOpenAIResponses(b ? new Governed(agent) : new Derived(agent));
            async Task Later(AIAgent inner) { AIAgent agent = new Governed(inner); await Task.Yield(); app.MapOpenAIResponses(agent); }
            void Client(IChatClient chat) => app.MapAGUI("/", new GovernedChat(chat));

            void Any(AIAgent agent) => app.MapOpenAIResponses(agent);
            void Half(AIAgent agent) => app.MapOpenAIResponses(new HalfGoverned(agent));
            void Inner(IChatClient chat) => app.MapAGUI("/", chat);
            void FromServices() => app.MapOpenAIResponses();
            Action<AIAgent> Taken() => app.MapOpenAIResponses;
            void OneOfTwo(AIAgent agent, bool b) => app.MapOpenAIResponses(b ? new Governed(agent) : agent);
            void Changed(AIAgent inner, bool b) { AIAgent agent = new Governed(inner); if (b) agent = inner; app.MapOpenAIResponses(agent); }
            void Passed(AIAgent agent) => app.MapOpenAIResponses(agent);
            void Passes(AIAgent inner) => Passed(new Governed(inner));
            void Public() => app.MapOpenAIResponses(Shared);
            [AuditLog] public partial void Audited(AIAgent agent);
            void AuditedCore(AIAgent agent) => app.MapOpenAIResponses(agent);
            [CallersGovern] public void HandedOn(AIAgent agent) => app.MapOpenAIResponses(agent);
            void ByName(Governed agent) => app.MapA2AHttpJson(agent, "/");
            static Governed Make() => new(null!);
        }

        partial class Governed(AIAgent inner) : DelegatingAIAgent(inner)
        {
            [AuditLog] protected override partial Task<AgentResponse> RunCoreAsync(IEnumerable<ChatMessage> m, AgentSession? s, AgentRunOptions? o, CancellationToken c);
            Task<AgentResponse> RunCoreCoreAsync(IEnumerable<ChatMessage> m, AgentSession? s, AgentRunOptions? o, CancellationToken c) => InnerAgent.RunAsync(m, s, o, c);
            [AuditLog] protected override partial IAsyncEnumerable<AgentResponseUpdate> RunCoreStreamingAsync(IEnumerable<ChatMessage> m, AgentSession? s, AgentRunOptions? o, CancellationToken c);
            IAsyncEnumerable<AgentResponseUpdate> RunCoreStreamingCoreAsync(IEnumerable<ChatMessage> m, AgentSession? s, AgentRunOptions? o, CancellationToken c) => base.RunCoreStreamingAsync(m, s, o, c);
        }

        class Derived(AIAgent inner) : Governed(inner);

        partial class HalfGoverned(AIAgent inner) : DelegatingAIAgent(inner)
        {
            [AuditLog] protected override partial Task<AgentResponse> RunCoreAsync(IEnumerable<ChatMessage> m, AgentSession? s, AgentRunOptions? o, CancellationToken c);
            Task<AgentResponse> RunCoreCoreAsync(IEnumerable<ChatMessage> m, AgentSession? s, AgentRunOptions? o, CancellationToken c) => base.RunCoreAsync(m, s, o, c);
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
