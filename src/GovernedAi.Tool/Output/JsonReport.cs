using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using GovernedAi.Tool.Facts;
using GovernedAi.Tool.Reading;
using GovernedAi.Tool.Verdicts;

namespace GovernedAi.Tool.Output;

/// <summary>A report for programs. The shape carries a version; properties may be added to it, none are taken away.</summary>
internal static class JsonReport
{
    private const int ShapeVersion = 1;

    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Write(Report report) => Text(new JsonObject
    {
        ["version"] = ShapeVersion,
        ["exitCode"] = report.ExitCode,
        ["summary"] = Summary.Of(report),
        ["assemblies"] = new JsonArray([.. report.Input.Assemblies.Select(Assembly)]),
        ["modelCalls"] = new JsonArray([.. report.Sites.Select(Site)]),
        ["findings"] = new JsonArray([.. report.Findings.Select(Finding)]),
        ["skipped"] = Skipped(report),
    });

    /// <summary>A document as this tool writes JSON: indented, readable, with a line break at the end.</summary>
    public static string Text(JsonNode node) => node.ToJsonString(Readable) + "\n";

    public static string Camel<T>(T value)
        where T : struct, Enum => JsonNamingPolicy.CamelCase.ConvertName(value.ToString());

    public static JsonObject? Place(SourcePlace? place) =>
        place is null ? null : new() { ["file"] = place.File, ["line"] = place.HasLine ? place.Line : null, ["column"] = place.HasLine ? place.Column : null };

    /// <summary>The files that were not read, each with why and whether that fails the whole.</summary>
    public static JsonArray Skipped(Report report) => new([.. report.Input.Skipped.Select(s => new JsonObject
    {
        ["path"] = s.Path,
        ["kind"] = Camel(s.Kind),
        ["reason"] = s.Reason,
        ["fails"] = s.MustBeRead,
    })]);

    private static JsonObject Assembly(AssemblyFacts assembly) => new()
    {
        ["name"] = assembly.Name,
        ["assemblyVersion"] = assembly.Version,
        ["path"] = assembly.Path,
        ["role"] = Camel(assembly.Role),
        ["knowsGovernedAi"] = assembly.KnowsGovernedAi,
        ["ruleSets"] = new JsonArray([.. assembly.RuleSets.Select(r => new JsonObject { ["name"] = r.Name, ["version"] = r.Version, ["hash"] = r.Hash })]),
        ["undecided"] = new JsonArray([.. assembly.Undecided.Select(u => (JsonNode)u)]),
    };

    private static JsonObject Site(JudgedSite judged) => new()
    {
        ["id"] = judged.Site.Id,
        ["assembly"] = judged.Assembly.Name,
        ["member"] = judged.Site.Member.Name,
        ["call"] = judged.Site.Call.Name,
        ["callId"] = judged.Site.Call.Id,
        ["provider"] = judged.Site.Call.Provider,
        ["kind"] = judged.Site.Call.Kind,
        ["form"] = Camel(judged.Site.Form),
        ["captured"] = judged.Site.Captured,
        ["verdict"] = Camel(judged.Verdict),
        ["why"] = judged.Why,
        ["governedBy"] = (judged.Site.Member.CoreOf ?? judged.Site.Member.Governed)?.Id,
        ["place"] = Place(judged.Site.Place),
    };

    private static JsonObject Finding(Finding finding) => new()
    {
        ["rule"] = finding.Rule.Id,
        ["level"] = finding.Rule.IsError ? "error" : "warning",
        ["message"] = finding.Message,
        ["assembly"] = finding.Assembly.Name,
        ["subject"] = finding.Subject,
        ["key"] = finding.Key,
        ["place"] = Place(finding.Place),
        ["waiver"] = finding.Waiver is { } waiver ? Waiver(waiver) : null,
    };

    public static JsonObject Waiver(WaiverFacts waiver) => new()
    {
        ["rule"] = waiver.Terms.Rule,
        ["reason"] = waiver.Terms.Reason,
        ["approvedBy"] = waiver.Terms.ApprovedBy,
        ["expires"] = waiver.Terms.Expires,
        ["on"] = waiver.On,
    };
}
