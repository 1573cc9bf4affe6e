namespace Package.Tests;

/// <summary>A locked rule of a published rule set holds against every way a project has of quieting an analyzer.</summary>
public class LockedRuleTests
{
    private const string Router = """
        using System.Threading.Tasks;
        using GovernedAi;
        using OpenAI.Chat;

        namespace Acme.Hazmat;

        public sealed partial class Router(ChatClient chat)
        {
            $BEFORE$
            [AuditLog]
            public partial Task<string> RouteAsync(string paperwork);

            private async Task<string> RouteCoreAsync(string paperwork) => (await chat.CompleteChatAsync(paperwork)).Value.Content[0].Text;
        }
        """;

    [Fact]
    public async Task The_message_names_rule_set_reason_and_remedy()
    {
        var error = Assert.Single((await BuildAsync()).Failed().Diagnostics);
        Assert.Equal(("error", "GAI4002", "Router.cs(11,33)"), (error.Severity, error.Id, error.Place));
        Assert.StartsWith(
            """`RouteAsync` breaks ACME001 (Hazmat decisions need a person; Acme.GovernanceRules 1.2.0), which applies because it is in the namespace Acme.Hazmat: it asks nobody ([Escalation("hazmat-desk")]); add [HazmatDecision] (Ctrl+.)""",
            error.Message);
    }

    [Fact]
    public async Task A_reference_to_the_rule_set_alone_brings_what_holds_a_project_to_it()
    {
        var consumer = await CreateAsync("", "");
        consumer.Write("Lib.csproj", Projects.Library(RuleSetPackage.Reference + Projects.OpenAI));
        Assert.Equal(("error", "GAI4002"), Assert.Single((await consumer.BuildAsync()).Failed().Diagnostics.Select(d => (d.Severity, d.Id))));
    }

    [Theory]
    [InlineData("#pragma warning disable")]
    [InlineData("#pragma warning disable GAI4002")]
    [InlineData("""[System.Diagnostics.CodeAnalysis.SuppressMessage("HouseRules", "GAI4002")]""")]
    [InlineData("""[System.Diagnostics.CodeAnalysis.UnconditionalSuppressMessage("HouseRules", "GAI4002")]""")]
    public Task Code_around_it_does_not(string before) => IsHeld(BuildAsync(before: before));

    [Theory]
    [InlineData("""[assembly: System.Diagnostics.CodeAnalysis.SuppressMessage("HouseRules", "GAI4002", Scope = "member", Target = "~M:Acme.Hazmat.Router.RouteAsync(System.String)~System.Threading.Tasks.Task{System.String}")]""")]
    [InlineData("""[assembly: System.Diagnostics.CodeAnalysis.SuppressMessage("HouseRules", "GAI4002", Scope = "module")]""")]
    [InlineData("""[assembly: System.Diagnostics.CodeAnalysis.UnconditionalSuppressMessage("HouseRules", "GAI4002:A locked house rule is broken", Scope = "namespaceanddescendants", Target = "~N:Acme")]""")]
    [InlineData("""[module: System.Diagnostics.CodeAnalysis.UnconditionalSuppressMessage("HouseRules", "GAI4002", Scope = "module")]""")]
    public Task A_global_suppression_does_not(string suppression) => IsHeld(BuildAsync(files: [("GlobalSuppressions.cs", suppression)]));

    [Theory]
    [InlineData(".editorconfig", "[*.cs]\ndotnet_diagnostic.GAI4002.severity = none")]
    [InlineData(".editorconfig", "[*.cs]\ndotnet_analyzer_diagnostic.severity = none")]
    [InlineData(".editorconfig", "[*.cs]\ngenerated_code = true")]
    [InlineData(".editorconfig", "[*.cs]\ngovernedai.rule.ACME001.severity = none")]
    [InlineData(".editorconfig", "[*.cs]\ngovernedai.model_call_kinds = image")]
    [InlineData(".editorconfig", "[*.cs]\ngovernedai.test_projects = silent\nbuild_property.IsTestProject = true")]
    [InlineData(".globalconfig", "is_global = true\ndotnet_diagnostic.GAI4002.severity = none")]
    [InlineData(".globalconfig", "is_global = true\nglobal_level = 999\ndotnet_analyzer_diagnostic.category-HouseRules.severity = none")]
    [InlineData(".globalconfig", "is_global = true\nbuild_property.IsTestProject = true\ngovernedai.test_projects = silent\ngovernedai.model_call_kinds = image\ngovernedai.rule.ACME001.severity = none")]
    public Task Configuration_does_not(string file, string text) => IsHeld(BuildAsync(files: [(file, text + "\n")]));

    [Theory]
    [InlineData("<NoWarn>$(NoWarn);GAI4002</NoWarn>")]
    [InlineData("<TreatWarningsAsErrors>false</TreatWarningsAsErrors><WarningsNotAsErrors>GAI4002</WarningsNotAsErrors>")]
    [InlineData("<TreatWarningsAsErrors>false</TreatWarningsAsErrors>")]
    [InlineData("<WarningLevel>0</WarningLevel><AnalysisMode>None</AnalysisMode>")]
    [InlineData("<RunAnalyzers>false</RunAnalyzers>")]
    [InlineData("<RunAnalyzersDuringBuild>false</RunAnalyzersDuringBuild>")]
    [InlineData("<IsImplicitlyTriggeredBuild>true</IsImplicitlyTriggeredBuild>")]
    [InlineData("<RunAnalyzers>false</RunAnalyzers><GenerateMSBuildEditorConfigFile>false</GenerateMSBuildEditorConfigFile>")]
    [InlineData("<IsTestProject>true</IsTestProject>")]
    [InlineData("<CodeAnalysisRuleSet>quiet.ruleset</CodeAnalysisRuleSet>")]
    public Task The_project_file_does_not(string properties) => IsHeld(BuildAsync(properties: properties, files: [("quiet.ruleset", Ruleset)]));

    [Fact]
    public Task A_configuration_that_denies_what_the_project_file_says_does_not() =>
        IsHeld(BuildAsync(properties: "<RunAnalyzers>false</RunAnalyzers>", files: [(".globalconfig", "is_global = true\nbuild_property.RunAnalyzers = true\n")]));

    [Theory]
    [InlineData("public sealed class Painter(OpenAI.Images.ImageClient images) { public object Client => images; }", "GAI4002: The constructor of `Painter` breaks ACME003")]
    [InlineData("public sealed class Painter { [HazmatDecision] public void Paint() { } }", "GAI2001: `Paint` is annotated")]
    public async Task Without_analyzers_bans_hold_and_house_attributes_are_known(string type, string words)
    {
        var consumer = await CreateAsync("[HazmatDecision]", "<RunAnalyzers>false</RunAnalyzers>", ("Painter.cs", "namespace Acme; " + type));
        Assert.Contains((await consumer.BuildAsync()).Failed().Of("CS1029"), d => d.Place.StartsWith("Painter.cs(1", StringComparison.Ordinal) && d.Message.Contains(words, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_waiver_does() =>
        (await BuildAsync(before: """[GovernanceWaiver("ACME001", Reason = "pilot", ApprovedBy = "A. Ruiz", Expires = "2026-08-01")]""", properties: Today)).Clean();

    [Fact]
    public async Task A_broken_glass_does_and_warns()
    {
        var warning = Assert.Single((await BuildAsync(properties: "<GovernedAiBreakGlass>INC-4711</GovernedAiBreakGlass>")).Succeeded().Diagnostics);
        Assert.Equal(("warning", "GAI4002"), (warning.Severity, warning.Id));
    }

    [Fact]
    public async Task The_houses_own_word_satisfies_it() =>
        (await BuildAsync(before: "[HazmatDecision]")).Clean();

    [Theory]
    [InlineData("2026-12-31", "warning", "GAI4010")]
    [InlineData("2027-01-01", "error", "GAI4001")]
    public async Task A_rule_before_its_day_warns_even_where_warnings_are_errors(string today, string severity, string id)
    {
        var consumer = await CreateAsync(
            "", $"<TreatWarningsAsErrors>true</TreatWarningsAsErrors><NoWarn>$(NoWarn);GAI1001</NoWarn><GovernedAiToday>{today}</GovernedAiToday>",
            ("Freight.cs", "namespace Acme.Freight; public sealed class Desk(OpenAI.Chat.ChatClient chat) { public object Ask() => chat.CompleteChat(\"?\"); }"));
        File.Delete(Path.Combine(consumer.Folder, "Router.cs"));
        var diagnostic = Assert.Single((await consumer.BuildAsync()).Diagnostics);
        Assert.Equal((severity, id), (diagnostic.Severity, diagnostic.Id));
    }

    private const string Ruleset = """
        <RuleSet Name="Quiet" ToolsVersion="17.0"><IncludeAll Action="None" /><Rules AnalyzerId="GovernedAi.Analyzers" RuleNamespace="GovernedAi"><Rule Id="GAI4002" Action="None" /></Rules></RuleSet>
        """;

    private const string Today = "<GovernedAiToday>2026-06-01</GovernedAiToday>";

    private static async Task IsHeld(Task<BuildOutput> built)
    {
        var build = (await built).Failed();
        Assert.Contains(build.Diagnostics, d => d.Severity == "error" && (d.Message.Contains("breaks ACME001", StringComparison.Ordinal) || d.Message.Contains("GAI4007", StringComparison.Ordinal)));
        Assert.DoesNotContain(build.Diagnostics, d => d.Severity == "error" && !d.Message.Contains("ACME001", StringComparison.Ordinal) && !d.Message.Contains("GAI4007", StringComparison.Ordinal));
    }

    private static async Task<BuildOutput> BuildAsync(string before = "", string properties = "", params (string Path, string Text)[] files) =>
        await (await CreateAsync(before, properties, files)).BuildAsync();

    private static async Task<Consumer> CreateAsync(string before, string properties, params (string Path, string Text)[] files)
    {
        await RuleSetPackage.PublishedAsync();
        return await Consumer.CreateAsync(
            [
                ("Lib.csproj", Projects.Library(RuleSetPackage.Reference + Projects.Analyzers + Projects.OpenAI, properties)),
                ("Router.cs", Router.Replace("$BEFORE$", before)),
                .. files,
            ]);
    }
}
