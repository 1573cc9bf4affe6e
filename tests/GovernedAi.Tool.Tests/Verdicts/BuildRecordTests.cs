using GovernedAi.Analyzers.Tests.Verifier;
using GovernedAi.Tool.Reading;
using GovernedAi.Tool.Tests.Samples;
using GovernedAi.Tool.Verdicts;

namespace GovernedAi.Tool.Tests.Verdicts;

/// <summary>What was written into an assembly about its build, held to what is found and to what is asked for.</summary>
public class BuildRecordTests
{
    private const string Call = "class C(IChatClient chat) { Task<ChatResponse> Ask() => chat.GetResponseAsync(\"q\"); }";
    private const string HandedOn = "class C(IChatClient chat) { [CallersGovern] Task<ChatResponse> Ask() => chat.GetResponseAsync(\"q\"); }";

    private static readonly VerdictOptions Options = VerdictOptions.On(new(2026, 6, 1));

    [Fact]
    public void Attributes_without_a_record_of_the_build_say_that_nothing_was_checked()
    {
        using var without = CompiledSample.Of(HandedOn, wrapped: false);
        Assert.Contains("took no part in its build", Assert.Single(without.Verify().Open, f => f.Rule.Id == "GAI0902").Message, StringComparison.Ordinal);
        using var with = CompiledSample.Of(HandedOn);
        Assert.Empty(with.Verify().Open);
    }

    [Theory]
    [InlineData("build_property.RunAnalyzers")]
    [InlineData("build_property.RunAnalyzersDuringBuild")]
    public void A_build_without_analyzers_says_so(string property)
    {
        using var sample = CompiledSample.Of(HandedOn, options: TestOptions.Default.With(property, "false"));
        Assert.Equal("GAI0902", Assert.Single(sample.Verify().Open).Rule.Id);
        using var nothingToCheck = CompiledSample.Of("class C;", options: TestOptions.Default.With(property, "false"));
        Assert.Equal(0, nothingToCheck.Verify().ExitCode);
    }

    [Fact]
    public void A_broken_glass_fails_until_it_is_acknowledged()
    {
        using var sample = CompiledSample.Of("class C;", options: TestOptions.Default.With("build_property.GovernedAiBreakGlass", "outage"));
        Assert.Equal(Report.HasFindings, sample.Verify(Options).ExitCode);
        Assert.Equal(0, sample.Verify(Options with { Acknowledged = ["App"] }).ExitCode);
    }

    [Theory]
    [InlineData("1.2.0", "1.2.0", 0)]
    [InlineData("1.2.0", "1.10.0", Report.HasFindings)]
    [InlineData("1.10.0", "1.2.0", 0)]
    [InlineData("1.2.0", "1.2.0-beta.1", 0)]
    [InlineData("1.2.0-beta.1", "1.2.0", Report.HasFindings)]
    [InlineData("1.2.0-beta.10", "1.2.0-beta.9", 0)]
    [InlineData("1.2.0-beta.9", "1.2.0-beta.10", Report.HasFindings)]
    public void A_newer_rule_set_can_be_demanded(string held, string demanded, int exitCode)
    {
        using var rules = RuleSet(held);
        using var sample = CompiledSample.Of(HandedOn, references: rules.Path);
        Assert.Equal(exitCode, sample.Verify(Options with { RuleSets = [.. RuleSetDemand.Parse($"Acme.Rules@{demanded}")] }).ExitCode);
        Assert.Equal(Report.HasFindings, sample.Verify(Options with { RuleSets = [.. RuleSetDemand.Parse("Acme.Other@1.0")] }).ExitCode);
    }

    /// <summary>Two rule sets lie beside each other wherever a program is held to both.</summary>
    [Theory]
    [InlineData("class Desk;", 0)]
    [InlineData(HandedOn, Report.HasFindings)]
    public void A_rule_set_without_model_calls_need_not_be_held_to_another(string code, int exitCode)
    {
        using var sample = CompiledSample.Of("[assembly: RuleSet(MaxWaiverDays = 90)]\n" + code, name: "Acme.Rules");
        Assert.Equal(exitCode, sample.Verify(Options with { RuleSets = [.. RuleSetDemand.Parse("Acme.Other@1.0")] }).ExitCode);
    }

    [Fact]
    public void A_rule_set_is_demanded_by_its_assembly_or_its_package()
    {
        using var held = RuleSet("1.2.0");
        using var newer = RuleSet("1.3.0");
        using var sample = CompiledSample.Of(HandedOn, references: held.Path);
        var package = Path.Combine(newer.Folder, "Acme.Rules.1.3.0.nupkg");
        using (var zip = System.IO.Compression.ZipFile.Open(package, System.IO.Compression.ZipArchiveMode.Create))
            System.IO.Compression.ZipFileExtensions.CreateEntryFromFile(zip, newer.Path, "lib/net8.0/Acme.Rules.dll");

        Assert.Equal(0, sample.Verify(Options with { RuleSets = [.. RuleSetDemand.Parse(held.Path)] }).ExitCode);
        foreach (var path in (string[])[newer.Path, package])
            Assert.Contains("was held to Acme.Rules 1.2.0, not 1.3.0 or later", Assert.Single(sample.Verify(Options with { RuleSets = [.. RuleSetDemand.Parse(path)] }).Open).Message, StringComparison.Ordinal);
        Assert.Throws<UnreadableException>(() => RuleSetDemand.Parse(sample.Path));
        Assert.Throws<UnreadableException>(() => RuleSetDemand.Parse("Acme.Rules"));
    }

    [Theory]
    [InlineData("baseline GAI1001 M:C.Ask | IChatClient.GetResponseAsync x1", 0, nameof(SiteVerdict.InBaseline))]
    [InlineData("baseline GAI1001 M:C.Ask | ChatClientExtensions.GetResponseAsync x1", 0, nameof(SiteVerdict.InBaseline))]
    [InlineData("baseline GAI1001 M:C.Other | ChatClientExtensions.GetResponseAsync x1", Report.HasFindings, nameof(SiteVerdict.Ungoverned))]
    [InlineData("baseline GAI1006 M:C.Ask | ChatClientExtensions.GetResponseAsync x1", Report.HasFindings, nameof(SiteVerdict.Ungoverned))]
    [InlineData("# baseline GAI1001 M:C.Ask | ChatClientExtensions.GetResponseAsync x1", Report.HasFindings, nameof(SiteVerdict.Ungoverned))]
    public void What_the_contract_accepts_is_in_the_baseline(string line, int exitCode, string verdict)
    {
        using var sample = CompiledSample.Of(Call, contract: $"# what is ungoverned today\n\n{line}\n");
        var report = sample.Verify();
        Assert.Equal((exitCode, verdict), (report.ExitCode, Assert.Single(report.Sites).Verdict.ToString()));
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(2, 0)]
    public void A_baseline_accepts_as_many_calls_as_it_says(int accepted, int found)
    {
        using var sample = CompiledSample.Of(
            "class C(IChatClient chat) { async Task Ask() { await chat.GetResponseAsync(\"a\"); await chat.GetResponseAsync(\"b\"); } }",
            contract: $"baseline GAI1001 M:C.Ask | ChatClientExtensions.GetResponseAsync x{accepted}");
        Assert.Equal(found, sample.Verify().Open.Count());
    }

    [Theory]
    [InlineData("GAI1005", "OpenAI-compatible server", """object Ask() => new System.Net.Http.HttpClient().PostAsync("https://api.openai.com/v1/chat/completions", null);""")]
    [InlineData("GAI1006", "IChatClient.GetResponseAsync", """Func<IEnumerable<Microsoft.Extensions.AI.ChatMessage>, ChatOptions, CancellationToken, Task<ChatResponse>> Ask() => chat.GetResponseAsync;""")]
    [InlineData("GAI1008", "GetResponseAsync", """object Ask() => typeof(IChatClient).GetMethod("GetResponseAsync").Invoke(chat, null);""")]
    public void What_reaches_a_model_in_another_way_is_accepted_under_its_own_rule(string rule, string api, string member)
    {
        var code = $$"""class C { readonly IChatClient chat = null; {{member}} }""";
        using var accepted = CompiledSample.Of(code, contract: $"baseline {rule} M:C.Ask | {api} x1");
        Assert.Equal([SiteVerdict.InBaseline], accepted.Verify().Sites.Select(site => site.Verdict).Distinct());
        using var notAccepted = CompiledSample.Of(code, contract: $"baseline GAI1001 M:C.Ask | {api} x1");
        Assert.Equal([SiteVerdict.Ungoverned], notAccepted.Verify().Sites.Select(site => site.Verdict).Distinct());
    }

    [Fact]
    public void A_call_in_an_initializer_is_found_in_the_baseline_by_its_field()
    {
        using var sample = CompiledSample.Of("class C { readonly object answer = new ChatClient(\"m\", \"k\").CompleteChat(\"q\"); }", contract: "baseline GAI1001 F:C.answer | ChatClient.CompleteChat x1");
        Assert.Equal(SiteVerdict.InBaseline, Assert.Single(sample.Verify().Sites).Verdict);
    }

    [Theory]
    [InlineData("governed M:R.RouteAsync(System.String) | audit x1", 0)]
    [InlineData("governed M:R.Gone | audit x1\ngoverned M:R.RouteAsync(System.String) | audit x1", 1)]
    [InlineData("", 1)]
    [InlineData("governed M:R.RouteAsync(System.String) | audit; ask desk before release, 00:30:00 each x1", 1)]
    public void The_contract_and_the_governed_methods_are_the_same(string contract, int found)
    {
        using var sample = CompiledSample.Of(
            "partial class R(IChatClient chat) { [AuditLog] public partial Task<string> RouteAsync(string paper); async Task<string> RouteCoreAsync(string paper) => (await chat.GetResponseAsync(paper)).Text; }", contract: contract);
        Assert.Equal(found, sample.Verify().Open.Count(f => f.Rule.Id == "GAI4008"));
    }

    [Theory]
    [InlineData("AuditLog")]
    [InlineData("AuditLog(\"routing\", OnAuditFailure = OnAuditFailure.ProceedUnrecorded)")]
    [InlineData("Escalation(\"desk\", \"compliance\", StepTimeout = \"01:30:00\")")]
    [InlineData("AuditLog, Escalation(\"desk\", Ask = Ask.BeforeModel, Question = \"?\", Quorum = 2, MinAssurance = GovernedAi.Approvals.Assurance.Authenticated)")]
    [InlineData("Escalation(\"desk\", If = nameof(Doubt), SampleRate = 0.05, OnTimeout = OnTimeout.KeepWaiting, Mode = ApprovalMode.Await)")]
    [InlineData("Fallback(nameof(A)), Fallback(nameof(B), On = FallbackOn.Rejection | FallbackOn.Failure, Timeout = \"00:00:10\")")]
    [InlineData("Fallback(nameof(A), On = FallbackOn.Any), AuditLog")]
    [InlineData("House")]
    public async Task What_the_assembly_says_of_a_method_is_what_the_analyzer_wants_written(string attributes)
    {
        var code = $$"""
            [AuditLog, Escalation("desk"), AttributeUsage(AttributeTargets.Method)] sealed class HouseAttribute : Attribute;
            partial class R(IChatClient chat)
            {
                [{{attributes}}] public partial Task<string> RouteAsync(string paper, CancellationToken cancellation);
                async Task<string> RouteCoreAsync(string paper, CancellationToken cancellation) => (await chat.GetResponseAsync(paper, cancellationToken: cancellation)).Text;
                static bool Doubt(string paper) => paper.Length > 3;
                Task<string> A(string paper) => Task.FromResult(paper);
                Task<string> B(CancellationToken cancellation) => Task.FromResult("b");
            }
            """;
        using var sample = CompiledSample.Of(code);
        var arrangement = Assert.Single(Assert.Single(sample.Read().Assemblies).Governed).Says.Arrangement;
        Assert.Equal((0, 0), await Found(arrangement));
        Assert.Equal((1, 1), await Found(arrangement + ", weaker"));

        async Task<(int Analyzer, int Tool)> Found(string said)
        {
            using var held = CompiledSample.Of(code, contract: $"governed M:R.RouteAsync(System.String,System.Threading.CancellationToken) | {said} x1\n");
            return ((await held.Diagnose()).Count(d => d.Id == "GAI4008"), held.Verify().Open.Count(f => f.Rule.Id == "GAI4008"));
        }
    }

    private static CompiledSample RuleSet(string version) => CompiledSample.Of(
        $"""[assembly: System.Reflection.AssemblyInformationalVersion("{version}+abc")][assembly: HouseRule("ACME001", "Somebody is asked", Requires = Controls.Escalation, Namespace = "Elsewhere")]""", name: "Acme.Rules");
}
