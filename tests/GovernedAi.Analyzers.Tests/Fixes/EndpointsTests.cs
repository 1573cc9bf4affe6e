using GovernedAi.Analyzers.Tests.Generation;
using GovernedAi.Analyzers.Tests.Verifier;
using GovernedAi.Testing;

namespace GovernedAi.Analyzers.Tests.Fixes;

/// <summary>An agent behind an endpoint is governed by one that stands before it.</summary>
public class EndpointsTests
{
    private static readonly RuleVerifier Verify = new("GAI1009") { References = [.. TestReferences.All, AgentLibrary.Reference] };

    private const string Governed =
        """
        /// <summary>Stands before an agent: each run is on record, with who answers for it.</summary>
        internal sealed partial class GovernedAIAgent(AIAgent innerAgent) : DelegatingAIAgent(innerAgent)
        {
            [AuditLog(Core = nameof(RunInnerAsync))]
            protected override partial Task<AgentResponse> RunCoreAsync(
                IEnumerable<ChatMessage> messages,
                AgentSession? session = null,
                AgentRunOptions? options = null,
                CancellationToken cancellationToken = default);

            private Task<AgentResponse> RunInnerAsync(
                IEnumerable<ChatMessage> messages,
                AgentSession? session,
                AgentRunOptions? options,
                CancellationToken cancellationToken) =>
                InnerAgent.RunAsync(messages, session, options, cancellationToken);

            [AuditLog(Core = nameof(RunInnerStreamingAsync))]
            protected override partial IAsyncEnumerable<AgentResponseUpdate> RunCoreStreamingAsync(
                IEnumerable<ChatMessage> messages,
                AgentSession? session = null,
                AgentRunOptions? options = null,
                CancellationToken cancellationToken = default);

            private IAsyncEnumerable<AgentResponseUpdate> RunInnerStreamingAsync(
                IEnumerable<ChatMessage> messages,
                AgentSession? session,
                AgentRunOptions? options,
                CancellationToken cancellationToken) =>
                InnerAgent.RunStreamingAsync(messages, session, options, cancellationToken);
        }
        """;

    private const string Usings =
        """
        using GovernedAi;
        using Microsoft.Agents.AI;
        using Microsoft.AspNetCore.Builder;
        using Microsoft.AspNetCore.Routing;
        using Microsoft.Extensions.AI;
        """;

    [Fact]
    public Task One_class_stands_before_all_agents_of_a_program() => Verify.Fixes(
        $$"""
        {{Usings}}

        IEndpointRouteBuilder app = null!;
        AIAgent agent = new ChatClientAgent("blue");

        [|app.MapAGUIServer("/", agent)|];
        [|app.MapOpenAIResponses(new ChatClientAgent("red"))|];
        """,
        $$"""
        {{Usings}}

        IEndpointRouteBuilder app = null!;
        AIAgent agent = new ChatClientAgent("blue");

        app.MapAGUIServer("/", new GovernedAIAgent(agent));
        app.MapOpenAIResponses(new GovernedAIAgent(new ChatClientAgent("red")));

        {{Governed.Replace(" RunCoreAsync", " {|GAI0003:RunCoreAsync|}", StringComparison.Ordinal)}}

        """);

    [Fact]
    public Task It_stands_below_the_type_that_maps_in_its_namespace() => Verify.Fixes(
        $$"""
        {{Usings}}

        namespace Acme
        {
            static class Endpoints
            {
                public static void Map(IEndpointRouteBuilder app, IChatClient chat) => [|app.MapAGUI("/", chat)|];
            }

            static class More;
        }
        """,
        $$"""
        {{Usings}}

        namespace Acme
        {
            static class Endpoints
            {
                public static void Map(IEndpointRouteBuilder app, IChatClient chat) => app.MapAGUI("/", new GovernedChatClient(chat));
            }

            /// <summary>Stands before an agent: each run is on record, with who answers for it.</summary>
            internal sealed partial class GovernedChatClient(IChatClient innerClient) : DelegatingChatClient(innerClient)
            {
                [AuditLog]
                public override partial Task<ChatResponse> GetResponseAsync(
                    IEnumerable<ChatMessage> messages,
                    ChatOptions? options = null,
                    CancellationToken cancellationToken = default);

                private Task<ChatResponse> GetResponseCoreAsync(IEnumerable<ChatMessage> messages, ChatOptions? options, CancellationToken cancellationToken) =>
                    InnerClient.GetResponseAsync(messages, options, cancellationToken);

                [AuditLog]
                public override partial IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
                    IEnumerable<ChatMessage> messages,
                    ChatOptions? options = null,
                    CancellationToken cancellationToken = default);

                private IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseCoreAsync(
                    IEnumerable<ChatMessage> messages,
                    ChatOptions? options,
                    CancellationToken cancellationToken) =>
                    InnerClient.GetStreamingResponseAsync(messages, options, cancellationToken);
            }

            static class More;
        }
        """);

    [Theory]
    [InlineData("IEndpointRouteBuilder", "MapOpenAIResponses(builder)", "MapOpenAIResponses(new GovernedAIAgent(app.ServiceProvider.GetRequiredKeyedService<AIAgent>(builder.Name)))")]
    [InlineData("WebApplication", "MapOpenAIResponses(builder)", "MapOpenAIResponses(new GovernedAIAgent(app.Services.GetRequiredKeyedService<AIAgent>(builder.Name)))")]
    [InlineData("WebApplication", "MapOpenAIResponses(builder, path: \"/x\")", "MapOpenAIResponses(new GovernedAIAgent(app.Services.GetRequiredKeyedService<AIAgent>(builder.Name)), responsesPath: \"/x\")")]
    [InlineData("WebApplication", "MapAGUIServer(\"pirate\", \"/\")", "MapAGUIServer(\"/\", new GovernedAIAgent(app.Services.GetRequiredKeyedService<AIAgent>(\"pirate\")))")]
    public Task An_agent_that_a_mapping_takes_by_name_or_builder_is_taken_at_the_mapping(string endpoints, string mapping, string governed) => Verify.Fixes(
        $$"""
        {{Usings}}

        class Endpoints
        {
            void Map({{endpoints}} app, Microsoft.Agents.AI.Hosting.IHostedAgentBuilder builder) => [|app.{{mapping}}|];
        }
        """,
        $$"""
        {{Usings}}
        using Microsoft.Extensions.DependencyInjection;

        class Endpoints
        {
            void Map({{endpoints}} app, Microsoft.Agents.AI.Hosting.IHostedAgentBuilder builder) => app.{{governed}};
        }

        {{Governed}}
        """);

    [Fact]
    public Task Its_runs_may_fall_back() => (Verify with { EquivalenceKey = "AuditWithFallback" }).Fixes(
        Mapping("[|app.MapOpenAIResponses(agent)|]"),
        Mapping("app.MapOpenAIResponses(new GovernedAIAgent(agent))", Arranged(
            "    [Fallback(nameof(RunCoreFallback))]\n",
            """


                private AgentResponse RunCoreFallback(IEnumerable<ChatMessage> messages, AgentSession? session, AgentRunOptions? options, Exception failure) =>
                    throw new NotImplementedException("Say what answers when RunCoreAsync fails.", failure);
            """,
            "    [Fallback(nameof(RunCoreStreamingFallback))]\n",
            """


                private IEnumerable<AgentResponseUpdate> RunCoreStreamingFallback(
                    IEnumerable<ChatMessage> messages,
                    AgentSession? session,
                    AgentRunOptions? options,
                    Exception failure) =>
                    throw new NotImplementedException("Say what answers when RunCoreStreamingAsync fails.", failure);
            """)));

    [Fact]
    public Task Its_runs_may_wait_for_a_person() => (Verify with { EquivalenceKey = "RequireApproval" }).Fixes(
        Mapping("[|app.MapOpenAIResponses(agent)|]"),
        Mapping("app.MapOpenAIResponses(new GovernedAIAgent(agent))", Asking));

    [Fact]
    public Task A_house_may_have_a_word_for_it() => (Verify with { EquivalenceKey = "House:AnsweredAttribute" }).Fixes(
        Mapping("[|app.MapOpenAIResponses(agent)|]", House),
        Mapping("app.MapOpenAIResponses(new GovernedAIAgent(agent))", Governed.Replace("    [AuditLog(", "    [Answered]\n    [AuditLog(", StringComparison.Ordinal) + "\n\n" + House));

    [Fact]
    public Task A_class_that_only_records_does_not_stand_for_one_that_asks() => (Verify with { EquivalenceKey = "RequireApproval" }).Fixes(
        Mapping("[|app.MapOpenAIResponses(agent)|]", Governed),
        Mapping("app.MapOpenAIResponses(new GovernedAIAgent2(agent))", Asking.Replace("GovernedAIAgent", "GovernedAIAgent2", StringComparison.Ordinal) + "\n\n" + Governed));

    private static string Asking => Arranged("    [Escalation(\"approvers\")]\n", "", "    [Escalation(\"approvers\", Stream = StreamRelease.Hold)]\n", "");

    /// <summary>The governed agent with more attributes on each run, and more members below it.</summary>
    private static string Arranged(string attribute, string member, string streamAttribute, string streamMember) => Governed
        .Replace("InnerAsync))]\n", "InnerAsync))]\n" + attribute, StringComparison.Ordinal)
        .Replace("StreamingAsync))]\n", "StreamingAsync))]\n" + streamAttribute, StringComparison.Ordinal)
        .Replace("RunAsync(messages, session, options, cancellationToken);", "RunAsync(messages, session, options, cancellationToken);" + member, StringComparison.Ordinal)
        .Replace("RunStreamingAsync(messages, session, options, cancellationToken);", "RunStreamingAsync(messages, session, options, cancellationToken);" + streamMember, StringComparison.Ordinal);

    private const string House = "[AuditLog]\npublic sealed class AnsweredAttribute : Attribute;";

    private static string Mapping(string mapping, string? below = null) =>
        $$"""
        {{Usings}}

        class Endpoints
        {
            void Map(IEndpointRouteBuilder app, AIAgent agent) => {{mapping}};
        }
        """ + (below is null ? "" : "\n\n" + below);

    [Theory]
    [InlineData("[|app.MapOpenAIResponses()|]")]
    [InlineData("[|app.MapA2AHttpJson(agent, \"/\")|]")]
    public Task What_a_mapping_takes_from_services_cannot_be_governed_here(string mapping) => Verify.OffersNothing(
        $$"""
        {{Usings}}

        class Endpoints
        {
            void Map(IEndpointRouteBuilder app, Microsoft.Agents.AI.Hosting.IHostedAgentBuilder builder, AIAgent agent) => {{mapping}};
        }
        """);

    [Fact]
    public async Task Each_request_is_on_record_once_streamed_or_not()
    {
        var program = GovernedProgram.Of(TestCompilation.Of(("Program.cs",
            $$"""
            {{Usings}}

            {{Governed}}

            public static class Host
            {
                public static async Task<string> Request() => (await new GovernedAIAgent(new ChatClientAgent("blue")).RunAsync("Which?")).Text;

                public static async Task<string> Stream()
                {
                    var words = new List<string>();
                    await foreach (var update in new GovernedAIAgent(new ChatClientAgent("dark blue")).RunStreamingAsync([new ChatMessage(ChatRole.User, "Which?")]))
                        words.Add(update.Text);
                    return string.Join(' ', words);
                }
            }
            """)) with { References = [.. TestReferences.All, AgentLibrary.Reference] });
        AgentLibrary.Load();

        using var governance = Governance.ForTests();
        Assert.Equal("blue", await program.CallAsync<string>("Host", "Request"));
        Assert.Equal("dark blue", await program.CallAsync<string>("Host", "Stream"));
        Assert.Equal(
            ["intent RunCoreAsync", "modelCall RunCoreAsync", "outcome RunCoreAsync", "intent RunCoreStreamingAsync", "modelCall RunCoreStreamingAsync", "outcome RunCoreStreamingAsync"],
            governance.Records.Select(r => $"{r.Kind} {r.Method!.Split('(')[0].Split('.')[^1]}"));
    }
}
