using System.Text.Json;
using System.Text.Json.Nodes;
using GovernedAi.Tool.Facts;
using GovernedAi.Tool.Output;

namespace GovernedAi.Tool.Inventories;

/// <summary>The inventory for programs; a shape with a version, to which properties may be added.</summary>
internal static class InventoryJson
{
    public static string Write(Inventory inventory) => JsonReport.Text(new JsonObject
    {
        ["version"] = 1,
        ["useCases"] = new JsonArray([.. inventory.UseCases.Select(UseCase)]),
        ["governedMethods"] = new JsonArray([.. inventory.Methods.Select(Method)]),
        ["modelCalls"] = new JsonArray([.. inventory.Calls.Select(Call)]),
        ["skipped"] = JsonReport.Skipped(inventory.Report),
        ["undecided"] = Strings(inventory.Report.Input.Assemblies.Where(a => a.Role == AssemblyRole.Own).SelectMany(a => a.Undecided.Select(u => $"{a.Name}: {u}"))),
    });

    private static JsonObject UseCase(UseCaseFacts useCase) => new()
    {
        ["name"] = useCase.Name,
        ["owner"] = useCase.Owner,
        ["purpose"] = useCase.Purpose,
        ["risk"] = useCase.Risk.ToString(),
        ["approvedBy"] = useCase.ApprovedBy,
        ["reviewBy"] = useCase.ReviewBy,
        ["target"] = useCase.Target,
        ["incident"] = Strings(useCase.Incident),
        ["incidentStepTimeout"] = useCase.Incident.IsEmpty ? null : useCase.IncidentStepTimeout?.ToString("c"),
        ["retentionDays"] = useCase.RetentionDays > 0 ? useCase.RetentionDays : null,
    };

    private static JsonObject Method(GovernedEntry entry) => new()
    {
        ["id"] = entry.Method.Says.Id ?? entry.Method.Id,
        ["docId"] = entry.Method.Id,
        ["name"] = entry.Method.Name,
        ["assembly"] = entry.Assembly.Name,
        ["attributes"] = Strings(entry.Method.Says.Attributes),
        ["audited"] = entry.Method.Says.Audited,
        ["onAuditFailure"] = entry.Method.Says.OnAuditFailure.ToString(),
        ["useCase"] = entry.Method.Says.UseCase,
        ["escalation"] = Escalation(entry.Method.Says.Escalation),
        ["fallbacks"] = Strings(entry.Method.Says.Fallbacks.Select(f => f.Method)),
        ["fallbackTerms"] = new JsonArray([.. entry.Method.Says.Fallbacks.Select(Fallback)]),
        ["sensitive"] = Strings(entry.Method.Sensitive),
        ["dataSubjects"] = Strings(entry.Method.Subjects),
        ["wrapped"] = entry.Method.NotWrapped is null,
        ["scope"] = Scope(entry.Method.Scope),
        ["waivers"] = Waivers(entry.Method.Waivers),
        ["ruleSets"] = new JsonArray([.. entry.Assembly.RuleSets.Select(r => new JsonObject { ["name"] = r.Name, ["version"] = r.Version, ["hash"] = r.Hash })]),
        ["missing"] = Strings(entry.Missing),
        ["place"] = JsonReport.Place(entry.Method.Place),
    };

    private static JsonObject Call(InventoryEntry entry)
    {
        var (assembly, site) = (entry.Judged.Assembly, entry.Judged.Site);
        return new()
        {
            ["id"] = site.Id,
            ["assembly"] = assembly.Name,
            ["member"] = site.Member.Name,
            ["call"] = site.Call.Name,
            ["provider"] = site.Call.Provider,
            ["api"] = site.Call.Id,
            ["library"] = site.Call.Assembly,
            ["kind"] = site.Call.Kind,
            ["captured"] = site.Captured,
            ["verdict"] = JsonReport.Camel(entry.Judged.Verdict),
            ["why"] = entry.Judged.Why,
            ["governedBy"] = entry.Governed is { } governed ? governed.Says.Id ?? governed.Id : null,
            ["scope"] = entry.Governed is null ? Scope(site.Member.Scope) : null,
            ["waivers"] = Waivers(site.Member.Waivers),
            ["useCase"] = entry.Governed?.Says.UseCase,
            ["owner"] = entry.UseCase?.Owner,
            ["missing"] = Strings(entry.Missing),
            ["place"] = JsonReport.Place(site.Place),
        };
    }

    private static JsonObject? Scope(ScopeFacts? scope) => scope is null ? null : new()
    {
        ["handles"] = Strings(scope.Handles),
        ["bears"] = Strings(scope.Bears),
        ["unresolved"] = Strings(scope.Unresolved),
    };

    private static JsonArray Waivers(IEnumerable<WaiverFacts> waivers) => new([.. waivers.Select(JsonReport.Waiver)]);

    private static JsonObject? Escalation(EscalationFacts? escalation) => escalation is null ? null : new()
    {
        ["chain"] = Strings(escalation.Chain),
        ["if"] = escalation.Condition,
        ["ask"] = escalation.BeforeModel ? "beforeModel" : "beforeRelease",
        ["stepTimeout"] = escalation.StepTimeout?.ToString("c"),
        ["question"] = escalation.Question,
        ["quorum"] = escalation.Quorum,
        ["minAssurance"] = (int)escalation.MinAssurance,
        ["onTimeout"] = JsonReport.Camel(escalation.OnTimeout),
        ["sampleRate"] = escalation.SampleRate,
        ["minReportedConfidence"] = escalation.MinReportedConfidence,
        ["mode"] = escalation.Defers ? "defer" : "await",
        ["stream"] = escalation.HoldsStream ? "hold" : "asProduced",
    };

    private static JsonObject Fallback(FallbackFacts fallback) => new()
    {
        ["method"] = fallback.Method,
        ["on"] = fallback.On == FallbackOn.Any ? new JsonArray("any") : Strings(Enum.GetValues<FallbackOn>().Where(r => r is not (FallbackOn.None or FallbackOn.Any) && fallback.On.HasFlag(r)).Select(r => JsonReport.Camel(r))),
        ["timeout"] = fallback.Timeout?.ToString("c"),
        ["minReportedConfidence"] = fallback.MinReportedConfidence,
    };

    private static JsonArray Strings(IEnumerable<string> values) => new([.. values.Select(v => (JsonNode)v)]);
}
