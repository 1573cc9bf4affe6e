using GovernedAi.Analyzers.Tests.HouseRules;
using GovernedAi.Analyzers.Tests.Verifier;
using Microsoft.CodeAnalysis;

namespace GovernedAi.Analyzers.Tests.Rules;

public class GAI4003_InvalidRuleSetTests
{
    private static readonly RuleVerifier Verify = new("GAI4003");

    [Theory]
    [InlineData("""HouseRule([|"acme"|], "t", Requires = Controls.AuditLog)""", "an id is letters, then digits")]
    [InlineData("""HouseRule([|"GAI4001"|], "t", Requires = Controls.AuditLog)""", "GAI is taken")]
    [InlineData("""HouseRule("ACME001", [|""|], Requires = Controls.AuditLog)""", "needs a title")]
    [InlineData("""[|HouseRule("ACME001", "t")|]""", "demands nothing")]
    [InlineData("""[|HouseRule("ACME001", "t", Namespace = "Acme")|]""", "demands nothing")]
    [InlineData("""HouseRule("ACME001", "t", [|Namespace = "Acme..Hazmat"|], Requires = Controls.AuditLog)""", "which is no name")]
    [InlineData("""HouseRule("ACME001", "t", [|Type = "Acme/Router"|], Requires = Controls.AuditLog)""", "which is no name")]
    [InlineData("""HouseRule("ACME001", "t", [|Kind = "chatting"|], Requires = Controls.AuditLog)""", "which is no kind of model call: agent-run")]
    [InlineData("""HouseRule("ACME001", "t", [|EnforceFrom = "1.1.2027"|], Requires = Controls.AuditLog)""", "write it as yyyy-MM-dd")]
    [InlineData("""HouseRule("ACME001", "t", [|MaxStepTimeout = "30"|])""", "write it as hh:mm:ss")]
    [InlineData("""HouseRule("ACME001", "t", [|MaxStepTimeout = "00:00:00"|])""", "write it as hh:mm:ss")]
    [InlineData("""HouseRule("ACME001", "t", [|EscalateTo = new string[0]|])""", "name at least one")]
    [InlineData("""HouseRule("ACME001", "t", [|AllowedModels = new[] { "gpt-*", "" }|])""", "name at least one")]
    [InlineData("""HouseRule("ACME001", "t", [|EscalateTo = new[] { "a" }|], EscalateOnlyTo = new[] { "b" })""", "demands that \"a\" be asked and does not allow it")]
    [InlineData("""HouseRule("ACME001", "t", [|Help = "wiki"|], Requires = Controls.AuditLog)""", "give an absolute https address")]
    [InlineData("""HouseRule("ACME001", "t", [|Replaces = new[] { "ACME001" }|], Requires = Controls.AuditLog)""", "not the id of another house rule")]
    [InlineData("""HouseRule("ACME001", "t", [|Retired = ""|], Requires = Controls.AuditLog)""", "say why")]
    [InlineData("""HouseRule("ACME001", "t", Locked = true, [|Severity = RuleSeverity.Warning|], Requires = Controls.AuditLog)""", "a locked rule is an error")]
    [InlineData("""HouseRule("ACME001", "t", [|Requires = (Controls)64|])""", "controls that do not exist")]
    [InlineData("""HouseRule("ACME001", "t", [|MinQuorum = 0|])""", "at least one person decides")]
    [InlineData("""HouseRule("ACME001", "t", [|MinAssurance = (GovernedAi.Approvals.Assurance)7|], Requires = Controls.AuditLog)""", "an assurance that does not exist")]
    [InlineData("""HouseRule("ACME001", "t", [|RequiresAttribute = typeof(string)|])""", "a type that is no attribute")]
    [InlineData("""HouseRule("ACME001", "t", [|Bearing = typeof(string)|], Requires = Controls.AuditLog)""", "a type that is no attribute")]
    [InlineData("""HouseRule("ACME001", "t", [|Handles = new[] { typeof(string), typeof(int[]) }|], Requires = Controls.AuditLog)""", "not all classes")]
    [InlineData("""HouseRule("ACME001", "t", [|HandlesNamed = new string[0]|], Requires = Controls.AuditLog)""", "name at least one")]
    [InlineData("""HouseRule("ACME001", "t", [|RedactsNamed = new[] { "" }|])""", "name at least one")]
    [InlineData("""HouseRule("ACME001", "t", [|Provider = ""|], Requires = Controls.AuditLog)""", "has an empty Provider")]
    [InlineData("""HouseRule("ACME001", "t", [|UseCase = " "|], Requires = Controls.AuditLog)""", "has an empty UseCase")]
    [InlineData("""HouseRule("ACME001", "t", [|Risk = (Risk)7|], Requires = Controls.AuditLog)""", "a risk that does not exist")]
    [InlineData("""HouseRule("ACME001", "t", [|Severity = (RuleSeverity)7|], Requires = Controls.AuditLog)""", "a severity that does not exist")]
    [InlineData("""DeclaredModelCall("M:Vendor.Ask", [|Kind = "chatting"|])""", "which is no kind of model call: agent-run")]
    [InlineData("""RuleSet([|MaxWaiverDays = -1|])""", "a negative MaxWaiverDays")]
    [InlineData("""RuleSet([|WaiversApprovedBy = new[] { "" }|])""", "an empty WaiversApprovedBy")]
    [InlineData("""BannedModelApi("ACME002", [|"OpenAI.Chat.ChatClient"|])""", "which is no documentation-comment id")]
    [InlineData("""BannedModelApi("ACME002", "T:OpenAI.Chat.ChatClient", [|Use = "the gateway"|])""", "no name of a namespace or type")]
    public async Task A_rule_that_cannot_be_understood_is_an_error_at_its_own_line(string rule, string words)
    {
        var fault = Assert.Single(await Verify.Reports($"using GovernedAi;\n[assembly: {rule}]"));
        Assert.Contains(words, fault.GetMessage(), StringComparison.Ordinal);
        Assert.Equal(DiagnosticSeverity.Error, fault.Severity);
    }

    [Fact]
    public Task An_id_can_be_given_once() =>
        Verify.Reports("""
            using GovernedAi;
            [assembly: HouseRule("ACME001", "t", Requires = Controls.AuditLog)]
            [assembly: HouseRule([|"ACME001"|], "t", Requires = Controls.Fallback)]
            """);

    [Fact]
    public async Task A_referenced_set_with_a_line_that_cannot_be_understood_is_not_passed_over_in_silence()
    {
        var project = TestCompilation.Of(("Code.cs", "class C;")) with
        {
            References = [.. TestReferences.All, TestRuleSet.Compile("""[assembly: HouseRule("ACME001", "Nobody knows what")]""")],
        };
        var fault = Assert.Single(await project.Diagnose(), d => d.Id == "GAI4003");
        Assert.StartsWith("ACME001 (in Acme.GovernanceRules 1.2.0) demands nothing", fault.GetMessage());
    }

    [Theory]
    [InlineData("""HouseRule("ACME001", "t", Namespace = "Acme.*.Hazmat", Kind = "image*", Requires = Controls.AuditLog, Help = "https://acme.example", Replaces = new[] { "ACME000" }, EnforceFrom = "2027-01-01")""")]
    [InlineData("""BannedModelApi("ACME002", "M:OpenAI.Chat.ChatClient.CompleteChat(System.String)", Use = "Acme.Gateway", Severity = RuleSeverity.Warning)""")]
    public Task A_rule_that_can_be_understood_is_silent(string rule) => Verify.Reports($"using GovernedAi;\n[assembly: {rule}]");
}
