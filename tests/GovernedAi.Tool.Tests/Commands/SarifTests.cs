using System.Text.Json.Nodes;
using GovernedAi.Tool.Tests.Samples;

namespace GovernedAi.Tool.Tests.Commands;

/// <summary>What SARIF 2.1.0 demands of the objects this tool writes, by the sections of the standard.</summary>
public class SarifTests
{
    [Fact]
    public async Task The_log_has_what_the_standard_demands()
    {
        using var sample = CompiledSample.Of(Freight.Code);
        var log = await Log(sample.Path);

        Assert.Equal("2.1.0", (string?)log["version"]);                                                     // 3.13.2
        var run = Assert.Single(log["runs"]!.AsArray())!;
        var driver = run["tool"]!["driver"]!;                                                               // 3.14.6, 3.18.2
        Assert.Equal("governedai", (string?)driver["name"]);
        Assert.True((bool)run["invocations"]![0]!["executionSuccessful"]!);                                 // 3.20.14
        var rules = driver["rules"]!.AsArray().Select(r => (string)r!["id"]!).ToList();
        Assert.Equal(rules.Distinct(), rules);

        var results = run["results"]!.AsArray();
        Assert.Equal(2, results.Count);
        foreach (var result in results.Select(r => r!))
        {
            Assert.Equal((string)result["ruleId"]!, rules[(int)result["ruleIndex"]!]);                      // 3.27.6
            Assert.Contains((string?)result["level"], (string[])["none", "note", "warning", "error"]);      // 3.27.10
            Assert.False(string.IsNullOrEmpty((string?)result["message"]!["text"]));                        // 3.11.7
            var physical = result["locations"]![0]!["physicalLocation"]!;
            Assert.True(Uri.TryCreate((string?)physical["artifactLocation"]!["uri"], UriKind.RelativeOrAbsolute, out _));
            Assert.InRange((int)physical["region"]!["startLine"]!, 1, int.MaxValue);                        // 3.30.5
            Assert.NotEmpty(result["partialFingerprints"]!.AsObject());
        }

        Assert.Equal([0, 1], results.Select(r => r!["suppressions"]!.AsArray().Count));                     // 3.27.23
        var suppression = results[1]!["suppressions"]![0]!;
        Assert.Equal(("inSource", "accepted", "pilot <with> two customers"), ((string?)suppression["kind"], (string?)suppression["status"], (string?)suppression["justification"]));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task The_log_is_valid(bool withPlaces)
    {
        using var sample = CompiledSample.Of(Freight.Code, pdb: withPlaces ? Microsoft.CodeAnalysis.Emit.DebugInformationFormat.PortablePdb : null);
        Assert.Empty(SarifShape.Faults(await Log(sample.Path)));
        Assert.Empty(SarifShape.Faults(await Log("/no/such.dll")));
    }

    [Theory]
    [InlineData("""{ "version": "2.1.0" }""", "$.runs is missing")]
    [InlineData("""{ "version": "2.0.0", "runs": [] }""", "$.version is no =2.1.0")]
    [InlineData("""{ "version": "2.1.0", "runs": {} }""", "$.runs is no array")]
    [InlineData("""{ "version": "2.1.0", "runs": [{ "results": [] }] }""", "$.runs[0].tool is missing")]
    [InlineData("""{ "version": "2.1.0", "runs": [{ "tool": { "driver": { "name": "t" } }, "colour": 1 }] }""", "$.runs[0].colour is unknown")]
    public void A_log_that_is_not_valid_is_told_of(string log, string fault) => Assert.Contains(fault, SarifShape.Faults(JsonNode.Parse(log)!));

    [Theory]
    [InlineData("level", "\"fatal\"", "$.runs[0].results[0].level is no =none|note|warning|error")]
    [InlineData("ruleIndex", "11", "ruleIndex 11 is not that of")]
    [InlineData("message", "{}", "$.runs[0].results[0].message.text is missing")]
    [InlineData("suppressions", """[{ "kind": "byHand" }]""", "$.runs[0].results[0].suppressions[0].kind is no =inSource|external")]
    [InlineData("suppressions", """[{ "status": "accepted" }]""", "$.runs[0].results[0].suppressions[0].kind is missing")]
    [InlineData("suppressions", """[{ "kind": "inSource", "justification": null }]""", "$.runs[0].results[0].suppressions[0].justification is no string")]
    [InlineData("partialFingerprints", """{ "a": 1 }""", "$.runs[0].results[0].partialFingerprints is no strings")]
    [InlineData("locations", """[{ "physicalLocation": { "artifactLocation": { "uri": "a b.cs" } } }]""", "$.runs[0].results[0].locations[0].physicalLocation.artifactLocation.uri is no uri")]
    [InlineData("locations", """[{ "physicalLocation": { "artifactLocation": { "uri": "a.cs", "uriBaseId": "ROOT" } } }]""", "uriBaseId ROOT stands")]
    [InlineData("locations", """[{ "physicalLocation": { "artifactLocation": { "uri": "a.cs" }, "region": { "startLine": 0 } } }]""", "region.startLine is no line")]
    [InlineData("locations", """[{ "physicalLocation": { "artifactLocation": { "uri": "a.cs" }, "region": { "startLine": 3, "endLine": 2 } } }]""", "a region ends before it starts")]
    public async Task A_result_that_is_not_valid_is_told_of(string property, string value, string fault)
    {
        using var sample = CompiledSample.Of(Freight.Code);
        var log = await Log(sample.Path);
        log["runs"]![0]!["results"]![0]![property] = JsonNode.Parse(value);
        Assert.Contains(SarifShape.Faults(log), found => found.Contains(fault, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Fingerprints_hold_when_code_moves()
    {
        using var before = CompiledSample.Of(Freight.Code);
        using var after = CompiledSample.Of("\n\n" + Freight.Code, release: true);
        Assert.Equal(await Fingerprints(before), await Fingerprints(after));
    }

    [Fact]
    public async Task What_was_not_read_is_a_notification()
    {
        var log = await Log("/no/such.dll");
        var invocation = log["runs"]![0]!["invocations"]![0]!;
        Assert.False((bool)invocation["executionSuccessful"]!);
        Assert.Contains("there is no such file", (string?)invocation["toolExecutionNotifications"]![0]!["message"]!["text"], StringComparison.Ordinal);
    }

    private static async Task<JsonNode> Log(string path) => JsonNode.Parse((await RunningCommand.Of("verify", path, "-r", AppContext.BaseDirectory, "--format", "sarif")).Out)!;

    private static async Task<List<string>> Fingerprints(CompiledSample sample)
    {
        var log = await Log(sample.Path);
        return [.. log["runs"]![0]!["results"]!.AsArray().Select(r => (string)r!["partialFingerprints"]!["governedAi/v1"]!)];
    }
}
