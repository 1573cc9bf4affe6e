using System.Text.Json.Nodes;
using GovernedAi.Tool.Tests.Samples;

namespace GovernedAi.Tool.Tests.Commands;

public class InventoryCommandTests
{
    [Fact]
    public async Task Json_says_who_stands_behind_each_call_and_what_is_missing()
    {
        using var sample = CompiledSample.Of(Freight.Code);
        var run = await RunningCommand.Of("inventory", sample.Path, "-r", AppContext.BaseDirectory, "--format", "json");
        Assert.Equal(0, run.ExitCode);
        var json = JsonNode.Parse(run.Out)!;

        var routed = json["governedMethods"]!.AsArray().Single(m => (string?)m!["name"] == "Router.RouteAsync")!;
        Assert.Equal("01:30:00", (string?)routed["escalation"]!["stepTimeout"]);
        Assert.Equal(["hazmat-desk", "compliance"], routed["escalation"]!["chain"]!.AsArray().Select(g => (string?)g));
        Assert.Equal(["ByRules", "ByHand"], routed["fallbacks"]!.AsArray().Select(f => (string?)f));
        Assert.Equal(["review overdue since 2026-05-01"], routed["missing"]!.AsArray().Select(m => (string?)m));

        var useCase = json["useCases"]!.AsArray().Single()!;
        Assert.Equal(("""["dock","compliance"]""", "00:30:00", 730), (useCase["incident"]!.ToJsonString(), (string?)useCase["incidentStepTimeout"], (int?)useCase["retentionDays"]));

        var call = json["modelCalls"]!.AsArray().Single(c => (string?)c!["member"] == "Router.DraftCoreAsync")!;
        Assert.Equal(["not audited", "no fallback", "no use case"], call["missing"]!.AsArray().Select(m => (string?)m));
        Assert.Equal("chat", (string?)call["kind"]);
        Assert.Equal("Dana Ortiz, inbound operations", (string?)json["modelCalls"]!.AsArray().Single(c => (string?)c!["member"] == "Router.RouteCoreAsync")!["owner"]);
    }

    [Fact]
    public async Task Piped_it_is_a_line_a_call_and_on_a_screen_a_table()
    {
        using var sample = CompiledSample.Of(Freight.Code);
        var piped = await RunningCommand.Of("inventory", sample.Path, "-r", AppContext.BaseDirectory);
        var lines = piped.Out.TrimEnd('\n').Split('\n');
        Assert.Equal(6, lines.Length);
        Assert.All(lines, l => Assert.Equal(11, l.Count(c => c == '\t')));

        var screen = await RunningCommand.OnScreen("inventory", sample.Path, "-r", AppContext.BaseDirectory);
        Assert.Contains("hazmat-desk", screen.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_could_not_be_read_is_said_beside_it()
    {
        var run = await RunningCommand.Of("inventory", "/no/such.dll", "--format", "json");
        Assert.Equal(2, run.ExitCode);
        var skipped = Assert.Single(JsonNode.Parse(run.Out)!["skipped"]!.AsArray())!;
        Assert.Equal(("/no/such.dll", "notRead", "there is no such file", true), ((string?)skipped["path"], (string?)skipped["kind"], (string?)skipped["reason"], (bool)skipped["fails"]!));
        Assert.Contains("not read: /no/such.dll: there is no such file.", run.Error, StringComparison.Ordinal);
    }
}
