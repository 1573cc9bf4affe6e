using GovernedAi.Analyzers.Tests.HouseRules;
using GovernedAi.Analyzers.Tests.Verifier;

namespace GovernedAi.Analyzers.Tests.Rules;

public class GAI1009_UngovernedEndpointTests
{
    private static readonly RuleVerifier Verify = new("GAI1009") { References = [.. TestReferences.All, AgentLibrary.Reference] };

    [Theory]
    [InlineData("void Map(AIAgent agent) => [|app.MapOpenAIResponses(agent)|];", "`Map` puts an agent behind an HTTP endpoint (`AgentEndpoints.MapOpenAIResponses`), and nothing says who answers for what a request runs: hand it one whose")]
    [InlineData("void Map(IChatClient chat) => [|app.MapAGUI(\"/\", chat)|];", "`Map` puts an agent behind")]
    [InlineData("void Map() => [|AgentEndpoints.MapOpenAIResponses(app, new ChatClientAgent(\"?\"))|];", "`Map` puts an agent behind")]
    [InlineData("void Map() => [|app.MapOpenAIResponses()|];", "`Map` puts agents it takes from services behind")]
    [InlineData("void Map(IHostedAgentBuilder builder) => [|app.MapOpenAIResponses(builder)|];", "`Map` puts agents it takes from services behind")]
    [InlineData("void Map(Governed agent) => [|app.MapA2AHttpJson(agent, \"/\")|];", "`Map` puts agents it takes from services behind")]
    [InlineData("Action<AIAgent> Map() => [|app.MapOpenAIResponses|];", "`Map` puts agents it takes from services behind")]
    public async Task A_mapping_needs_a_governed_agent(string members, string message) =>
        Assert.StartsWith(message, Assert.Single(await Verify.Reports(InClass(members))).GetMessage(), StringComparison.Ordinal);

    [Theory]
    [InlineData("[AuditLog] public partial void Map(AIAgent agent); void MapCore(AIAgent agent) => [|app.MapOpenAIResponses(agent)|];")]
    [InlineData("[CallersGovern] public void Map(AIAgent agent) => [|app.MapOpenAIResponses(agent)|];")]
    public Task What_governs_the_code_that_maps_has_ended_when_a_request_comes(string members) => Verify.Reports(InClass(members));

    [Theory]
    [InlineData("void Map(AIAgent agent) => app.MapOpenAIResponses(new Governed(agent));")]
    [InlineData("void Map(Governed agent) => app.MapOpenAIResponses(agent);")]
    [InlineData("void Map(AIAgent agent) => app.MapOpenAIResponses((Governed)agent);")]
    [InlineData("void Map(Derived agent) => app.MapOpenAIResponses(agent);")]
    [InlineData("void Map(AIAgent inner) { AIAgent agent = new Governed(inner); app.MapOpenAIResponses(agent); }")]
    [InlineData("void Map(AIAgent inner) { AIAgent? agent = null; agent = new Governed(inner); Action later = () => app.MapOpenAIResponses(agent); }")]
    [InlineData("void Map(AIAgent a, bool b) => app.MapOpenAIResponses(b ? new Governed(a) : new Derived(a));")]
    [InlineData("readonly AIAgent agent = new Governed(null!); void Map() => app.MapOpenAIResponses(agent);")]
    [InlineData("AIAgent? agent; void Set(AIAgent a) => agent = new Governed(a); void Map() => app.MapOpenAIResponses(agent!);")]
    [InlineData("void Map(IChatClient chat) => app.MapAGUI(\"/\", new GovernedChat(chat));")]
    [InlineData("void Map(AIAgent agent) => app.MapOther(agent);")]
    public Task A_governed_agent_may_be_mapped(string members) => Verify.Reports(InClass(members));

    [Theory]
    [InlineData("void Map(AIAgent agent) => [|app.MapOpenAIResponses(new HalfGoverned(agent))|];")]
    [InlineData("void Map(AIAgent inner) { AIAgent agent = new Governed(inner); agent = inner; [|app.MapOpenAIResponses(agent)|]; }")]
    [InlineData("void Map(AIAgent inner) { AIAgent agent = new Governed(inner); Set(ref agent); [|app.MapOpenAIResponses(agent)|]; } void Set(ref AIAgent a) { }")]
    [InlineData("void Map(AIAgent inner) { AIAgent agent; (agent, _) = (new Governed(inner), 1); [|app.MapOpenAIResponses(agent)|]; }")]
    [InlineData("void Map(AIAgent a, bool b) => [|app.MapOpenAIResponses(b ? new Governed(a) : a)|];")]
    [InlineData("AIAgent agent = new Governed(null!); void Set(AIAgent a) => agent = a; void Map() => [|app.MapOpenAIResponses(agent)|];")]
    [InlineData("public AIAgent Agent = new Governed(null!); void Map() => [|app.MapOpenAIResponses(Agent)|];")]
    public Task An_agent_that_may_be_another_is_not_governed(string members) => Verify.Reports(InClass(members));

    [Fact]
    public Task A_waiver_covers_it() => Verify.Reports(InClass(
        """[GovernanceWaiver("GAI1009", Reason = "The agents of this host are governed where they are registered", ApprovedBy = "freight-board", Expires = "2099-01-01")] void Map() => app.MapOpenAIResponses();"""));

    [Fact]
    public Task Where_agent_runs_do_not_count_neither_do_endpoints() =>
        Verify.With("governedai.model_call_kinds", "chat").Reports(InClass("void Map(AIAgent agent) => app.MapOpenAIResponses(agent);"));

    [Theory]
    [InlineData("Requires = Controls.AuditLog", "void Map(AIAgent agent) => {|GAI1009:{|GAI4001:app.MapOpenAIResponses(agent)|}|};")]
    [InlineData("Requires = Controls.AuditLog", "[AuditLog] public partial void Map(AIAgent agent); void MapCore(AIAgent agent) => {|GAI1009:{|GAI4001:app.MapOpenAIResponses(agent)|}|};")]
    [InlineData("Requires = Controls.AuditLog", "Action<AIAgent> Map() => {|GAI1009:{|GAI4001:app.MapOpenAIResponses|}|};")]
    [InlineData("Kind = \"agent*\", Requires = Controls.AuditLog", "void Map(AIAgent agent) => {|GAI1009:{|GAI4001:app.MapOpenAIResponses(agent)|}|};")]
    [InlineData("Kind = \"chat\", Requires = Controls.AuditLog", "void Map(AIAgent agent) => {|GAI1009:app.MapOpenAIResponses(agent)|};")]
    [InlineData("Namespace = \"Acme.Elsewhere\", Requires = Controls.AuditLog", "void Map(AIAgent agent) => {|GAI1009:app.MapOpenAIResponses(agent)|};")]
    [InlineData("Requires = Controls.AuditLog", "void Map(AIAgent agent) => app.MapOpenAIResponses(new Governed(agent));")]
    [InlineData("Requires = Controls.AuditLog", "[GovernanceWaiver(\"ACME001\", Reason = \"pilot\", ApprovedBy = \"A. Ruiz\", Expires = \"2999-01-01\")] void Map(AIAgent agent) => {|GAI1009:app.MapOpenAIResponses(agent)|};")]
    [InlineData("Requires = Controls.AuditLog", "[GovernanceWaiver(\"GAI1009\", Reason = \"pilot\", ApprovedBy = \"A. Ruiz\", Expires = \"2999-01-01\")] void Map(AIAgent agent) => {|GAI4001:app.MapOpenAIResponses(agent)|};")]
    public Task A_house_rule_holds_for_what_requests_run(string rule, string members) =>
        Verify.HeldTo($"[assembly: HouseRule(\"ACME001\", \"t\", {rule})]").Reports(InClass(members));

    [Theory]
    [InlineData("", "")]
    [InlineData(", Locked = true", "GAI4002")]
    public async Task An_endpoint_in_the_baseline_is_held_to_locked_rules_only(string locked, string id)
    {
        var project = TestCompilation.Of(
            ("Code.cs", InClass("void Map(AIAgent agent) => app.MapOpenAIResponses(agent);")),
            ("Rules.cs", $"[assembly: GovernedAi.HouseRule(\"ACME001\", \"t\", Requires = GovernedAi.Controls.AuditLog{locked})]")) with
        {
            References = Verify.References,
            AdditionalFiles = [("GovernedAi.Contract.txt", "baseline GAI1009 M:C.Map(Microsoft.Agents.AI.AIAgent) | AgentEndpoints.MapOpenAIResponses x1\n")],
        };
        Assert.Equal(id, string.Join(", ", (await project.Diagnose()).Select(d => d.Id).Where(said => said is "GAI1009" or "GAI4001" or "GAI4002")));
    }

    private static string InClass(string members) =>
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
