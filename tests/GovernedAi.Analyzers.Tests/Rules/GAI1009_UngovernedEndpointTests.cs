using GovernedAi.Analyzers.Tests.HouseRules;
using GovernedAi.Analyzers.Tests.Verifier;

namespace GovernedAi.Analyzers.Tests.Rules;

public class GAI1009_UngovernedEndpointTests
{
    private static readonly RuleVerifier Verify = new("GAI1009") { References = [.. TestReferences.All, AgentLibrary.Reference] };

    [Theory]
    [MemberData(nameof(MappedAgents.Ungoverned), MemberType = typeof(MappedAgents))]
    public async Task A_mapping_needs_a_governed_agent(string members, string message) =>
        Assert.StartsWith(message, Assert.Single(await Verify.Reports(MappedAgents.File(members))).GetMessage(), StringComparison.Ordinal);

    [Theory]
    [MemberData(nameof(MappedAgents.GovernedMappings), MemberType = typeof(MappedAgents))]
    public Task What_governs_the_code_that_maps_has_ended_when_a_request_comes(string members) => Verify.Reports(MappedAgents.File(members));

    [Theory]
    [MemberData(nameof(MappedAgents.Governed), MemberType = typeof(MappedAgents))]
    public Task A_governed_agent_may_be_mapped(string members) => Verify.Reports(MappedAgents.File(members));

    [Theory]
    [MemberData(nameof(MappedAgents.Changed), MemberType = typeof(MappedAgents))]
    [MemberData(nameof(MappedAgents.Deconstructed), MemberType = typeof(MappedAgents))]
    public Task An_agent_that_may_be_another_is_not_governed(string members) => Verify.Reports(MappedAgents.File(members));

    [Fact]
    public Task A_waiver_covers_it() => Verify.Reports(MappedAgents.File(
        """[GovernanceWaiver("GAI1009", Reason = "The agents of this host are governed where they are registered", ApprovedBy = "freight-board", Expires = "2099-01-01")] void Map() => app.MapOpenAIResponses();"""));

    [Fact]
    public Task Where_agent_runs_do_not_count_neither_do_endpoints() =>
        Verify.With("governedai.model_call_kinds", "chat").Reports(MappedAgents.File("void Map(AIAgent agent) => app.MapOpenAIResponses(agent);"));

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
        Verify.HeldTo($"[assembly: HouseRule(\"ACME001\", \"t\", {rule})]").Reports(MappedAgents.File(members));

    [Theory]
    [InlineData("System.Linq.Expressions.Expression<Action<AIAgent>> Map() => agent => app.MapOpenAIResponses(agent);")]
    public Task What_only_describes_a_mapping_runs_nothing(string members) =>
        Verify.HeldTo("[assembly: HouseRule(\"ACME001\", \"t\", Requires = Controls.AuditLog)]").Reports(MappedAgents.File(members));

    [Theory]
    [InlineData("governedai.model_call_kinds", "chat", "", "app.MapOpenAIResponses(agent)")]
    [InlineData("governedai.model_call_kinds", "chat", ", Locked = true", "{|GAI4002:app.MapOpenAIResponses(agent)|}")]
    [InlineData("build_property.IsTestProject", "true", "", "app.MapOpenAIResponses(agent)")]
    [InlineData("build_property.IsTestProject", "true", ", Locked = true", "{|GAI4002:app.MapOpenAIResponses(agent)|}")]
    public Task Options_that_quieten_an_endpoint_do_not_reach_a_locked_rule(string key, string value, string locked, string mapping) =>
        Verify.With(key, value).HeldTo($"[assembly: HouseRule(\"ACME001\", \"t\", Requires = Controls.AuditLog{locked})]").Reports(MappedAgents.File($"void Map(AIAgent agent) => {mapping};"));

    [Theory]
    [InlineData("", "")]
    [InlineData(", Locked = true", "GAI4002")]
    public async Task An_endpoint_in_the_baseline_is_held_to_locked_rules_only(string locked, string id)
    {
        var project = TestCompilation.Of(
            ("Code.cs", MappedAgents.File("void Map(AIAgent agent) => app.MapOpenAIResponses(agent);")),
            ("Rules.cs", $"[assembly: GovernedAi.HouseRule(\"ACME001\", \"t\", Requires = GovernedAi.Controls.AuditLog{locked})]")) with
        {
            References = Verify.References,
            AdditionalFiles = [("GovernedAi.Contract.txt", "baseline GAI1009 M:C.Map(Microsoft.Agents.AI.AIAgent) | AgentEndpoints.MapOpenAIResponses x1\n")],
        };
        Assert.Equal(id, string.Join(", ", (await project.Diagnose()).Select(d => d.Id).Where(said => said is "GAI1009" or "GAI4001" or "GAI4002")));
    }
}
