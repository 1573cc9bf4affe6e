using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using GovernedAi.Tool.Facts;
using GovernedAi.Tool.Verdicts;

namespace GovernedAi.Tool.Output;

/// <summary>A report as SARIF 2.1.0 (OASIS), for code-scanning views. A waiver is a suppression with its justification.</summary>
internal static class SarifReport
{
    // The name that code-scanning views know.
    private const string SourceRoot = "%SRCROOT%";

    public static string Write(Report report, SourcePaths paths) => JsonReport.Text(new JsonObject
    {
        ["$schema"] = "https://json.schemastore.org/sarif-2.1.0.json",
        ["version"] = "2.1.0",
        ["runs"] = new JsonArray(new JsonObject
        {
            ["tool"] = new JsonObject { ["driver"] = Driver() },
            ["invocations"] = new JsonArray(Invocation(report, paths)),
            ["columnKind"] = "utf16CodeUnits",
            ["originalUriBaseIds"] = new JsonObject { [SourceRoot] = new JsonObject { ["description"] = Message("The folder that governedai was run in.") } },
            ["results"] = new JsonArray([.. report.Findings.Select(f => Result(f, paths))]),
        }),
    });

    private static JsonObject Driver() => new()
    {
        ["name"] = "governedai",
        ["version"] = ToolVersion.Current,
        ["rules"] = new JsonArray([.. FindingRule.All.Select(rule => new JsonObject
        {
            ["id"] = rule.Id,
            ["shortDescription"] = Message(rule.Title),
            ["fullDescription"] = Message(rule.Why),
            ["defaultConfiguration"] = new JsonObject { ["level"] = Level(rule) },
        })]),
    };

    private static JsonObject Invocation(Report report, SourcePaths paths) => new()
    {
        ["executionSuccessful"] = report.ExitCode != Report.NotRead,
        ["exitCode"] = report.ExitCode,
        ["toolExecutionNotifications"] = new JsonArray([.. report.Input.Skipped.Select(skipped => new JsonObject
        {
            ["level"] = skipped.MustBeRead ? "error" : "note",
            ["message"] = Message($"Not verified: {skipped.Reason}."),
            ["locations"] = new JsonArray(new JsonObject { ["physicalLocation"] = new JsonObject { ["artifactLocation"] = Artifact(skipped.Path, paths) } }),
        })]),
    };

    private static JsonObject Result(Finding finding, SourcePaths paths) => new()
    {
        ["ruleId"] = finding.Rule.Id,
        ["ruleIndex"] = FindingRule.All.ToList().IndexOf(finding.Rule),
        ["level"] = Level(finding.Rule),
        ["message"] = Message(finding.Message),
        ["locations"] = new JsonArray(Location(finding, paths)),
        ["partialFingerprints"] = new JsonObject { ["governedAi/v1"] = Fingerprint(finding) },
        ["suppressions"] = finding.Waiver is { } waiver ? new JsonArray(Suppression(waiver)) : new JsonArray(),
    };

    private static JsonObject Location(Finding finding, SourcePaths paths)
    {
        var physical = new JsonObject { ["artifactLocation"] = Artifact(finding.Place?.File ?? finding.Assembly.Path, paths) };
        if (finding.Place is { HasLine: true } place)
        {
            physical["region"] = new JsonObject
            {
                ["startLine"] = place.Line,
                ["startColumn"] = place.Column,
                ["endLine"] = place.EndLine,
                ["endColumn"] = place.EndColumn,
            };
        }

        return new()
        {
            ["physicalLocation"] = physical,
            ["logicalLocations"] = new JsonArray(new JsonObject
            {
                ["fullyQualifiedName"] = finding.Subject,
                ["kind"] = finding.Subject == finding.Assembly.Name ? "module" : "member",
            }),
        };
    }

    private static JsonObject Suppression(WaiverFacts waiver) => new()
    {
        ["kind"] = "inSource",
        ["status"] = "accepted",
        ["justification"] = waiver.Terms.Reason,
        ["properties"] = new JsonObject { ["approvedBy"] = waiver.Terms.ApprovedBy, ["expires"] = waiver.Terms.Expires, ["verified"] = false },
    };

    private static string Fingerprint(Finding finding) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{finding.Rule.Id}\n{finding.Assembly.Name}\n{finding.Key}")))[..32];

    // Relative to the folder the command ran in: in CI the root of what was checked out.
    private static JsonObject Artifact(string path, SourcePaths paths) => paths.Uri(path) is var uri && Uri.TryCreate(uri, UriKind.Absolute, out _)
        ? new() { ["uri"] = uri }
        : new() { ["uri"] = uri, ["uriBaseId"] = SourceRoot };

    private static JsonObject Message(string text) => new() { ["text"] = text };

    private static string Level(FindingRule rule) => rule.IsError ? "error" : "warning";
}
