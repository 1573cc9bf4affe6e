using System.Globalization;
using System.Text.Json.Nodes;
using GovernedAi.Analyzers.HouseRules;

namespace GovernedAi.Tool.Rules;

/// <summary>One method or call that a rule would break.</summary>
/// <param name="Where">The member, as the inventory names it.</param>
/// <param name="Fault">What it lacks.</param>
/// <param name="MayNotApply">Parts of the rule's scope that an inventory cannot answer; empty when the answer is sure.</param>
internal sealed record PreviewedBreak(string Where, string Fault, IReadOnlyList<string> MayNotApply);

/// <summary>Tells from an inventory which methods a rule would break. What an inventory cannot tell counts as broken, and is said.</summary>
internal sealed class RulePreview(JsonObject inventory)
{
    private static readonly string[] Unanswered = ["Provider", "Handles", "HandlesNamed", "Bearing", "Risk", "RequiresReview", "AllowedModels"];

    public IEnumerable<PreviewedBreak> Breaks(PublishedRule rule)
    {
        if (rule.IsRetired)
            yield break;

        var unsure = Unanswered.Where(rule.Says.ContainsKey).ToList();
        var calls = Objects("modelCalls").ToLookup(call => (string?)call["governedBy"] ?? "");
        foreach (var method in Objects("governedMethods"))
        {
            var kinds = calls[(string)method["id"]!].Select(call => (string?)call["kind"] ?? "");
            if (IsInScope(rule, (string)method["docId"]!, (string)method["assembly"]!, kinds, (string?)method["useCase"]) && Fault(rule, method) is { } fault)
                yield return new PreviewedBreak((string)method["name"]!, fault, unsure);
        }

        if (!rule.Demanded.Any())
            yield break;
        foreach (var call in Objects("modelCalls").Where(call => (string?)call["verdict"] == "ungoverned"))
        {
            if (IsInScope(rule, (string)call["id"]!, (string)call["assembly"]!, [(string?)call["kind"] ?? ""], useCase: null))
                yield return new PreviewedBreak($"{call["member"]} ({call["call"]})", "is not governed", unsure);
        }
    }

    private IEnumerable<JsonObject> Objects(string name) => (inventory[name] as JsonArray ?? []).OfType<JsonObject>();

    // A documentation-comment id does not say where the namespace ends and the type begins; a rule's pattern may end at either.
    private static bool IsInScope(PublishedRule rule, string docId, string assembly, IEnumerable<string> kinds, string? useCase)
    {
        var path = docId[2..].Split('(', '#')[0];
        var type = path.Contains('.') ? path[..path.LastIndexOf('.')] : "";
        return Is("Namespace", pattern => NamePattern.Covers(pattern, type))
            && Is("Type", pattern => NamePattern.Covers(pattern, type))
            && Is("Assembly", pattern => NamePattern.Matches(pattern, assembly))
            && Is("Kind", pattern => kinds.Any(kind => NamePattern.Matches(pattern, kind)))
            && Is("UseCase", pattern => useCase is not null && NamePattern.Matches(pattern, useCase));

        bool Is(string name, Func<string, bool> holds) => rule.Text(name) is not { } pattern || holds(pattern);
    }

    private static string? Fault(PublishedRule rule, JsonObject method)
    {
        var escalation = method["escalation"] as JsonObject;
        var chain = Strings(escalation?["chain"]);
        var faults = new List<string>();
        foreach (var control in rule.Demanded)
        {
            var isThere = control switch { "AuditLog" => (bool)method["audited"]!, "Escalation" => escalation is not null, _ => Strings(method["fallbacks"]).Count > 0 };
            if (!isThere)
                faults.Add($"has no [{control}]");
        }

        if (escalation is not null)
        {
            if (chain.Where(rule.Texts("EscalateTo").Contains).SequenceEqual(rule.Texts("EscalateTo")) == false)
                faults.Add($"asks {string.Join(", ", chain)}, not {string.Join(", ", rule.Texts("EscalateTo"))}");
            if (rule.Texts("EscalateOnlyTo").Any() && chain.Except(rule.Texts("EscalateOnlyTo")).FirstOrDefault() is { } stranger)
                faults.Add($"asks {stranger}");
            if (Span(rule.Text("MaxStepTimeout")) is { } longest && Span((string?)escalation["stepTimeout"] ?? "00:30:00") > longest)
                faults.Add($"gives each group {(string?)escalation["stepTimeout"] ?? "00:30:00"}");
        }

        if (rule.Says.ContainsKey("RequiresUseCase") && (bool)method["audited"]! && method["useCase"] is null)
            faults.Add("names no use case");
        if (rule.Says.ContainsKey("RequiresAttribute") && !Strings(method["attributes"]).Any(name => ((string)rule.Says["RequiresAttribute"]).Split(',')[0].EndsWith($".{name}Attribute", StringComparison.Ordinal)))
            faults.Add("does not bear the house's attribute");
        return faults.Count == 0 ? null : string.Join("; ", faults);
    }

    private static List<string> Strings(JsonNode? array) => [.. (array as JsonArray ?? []).Select(node => (string?)node ?? "")];

    private static TimeSpan? Span(string? text) => TimeSpan.TryParse(text, CultureInfo.InvariantCulture, out var span) ? span : null;
}
