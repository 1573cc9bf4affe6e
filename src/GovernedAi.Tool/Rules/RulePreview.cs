using System.Globalization;
using System.Text.Json.Nodes;
using GovernedAi.Analyzers.HouseRules;

namespace GovernedAi.Tool.Rules;

/// <summary>One method or call that a rule would break, or of which it cannot be told.</summary>
/// <param name="Where">The member, as the inventory names it.</param>
/// <param name="Faults">What it lacks for certain; empty when only what cannot be told could break it.</param>
/// <param name="Untold">What an inventory cannot tell; empty when the answer is sure.</param>
internal sealed record PreviewedBreak(string Where, IReadOnlyList<string> Faults, IReadOnlyList<string> Untold)
{
    public bool IsSure => Untold.Count == 0;

    public override string ToString() => IsSure
        ? $"{Where}: {string.Join("; ", Faults)}"
        : $"{Where}: {(Faults.Count > 0 ? $"{string.Join("; ", Faults)}, but " : "")}cannot tell {string.Join(", ", Untold)}";
}

/// <summary>Tells from an inventory which methods a rule would break, and of which it cannot tell.</summary>
internal sealed class RulePreview(JsonObject inventory, DateOnly today)
{
    /// <summary>What the inventory was to take account of and could not; a model call there is none that it lists.</summary>
    public IEnumerable<string> Unread => Objects("skipped").Where(file => (bool?)file["fails"] == true).Select(file => $"{file["path"]}: {file["reason"]}");

    /// <summary>Whether the inventory says what it could not take account of.</summary>
    public bool SaysWhatIsUnread => inventory["skipped"] is JsonArray && inventory["undecided"] is JsonArray;

    /// <summary>Calls of which the inventory could not see whether they call a model; it lists none of them.</summary>
    public IReadOnlyList<string> Undecided => RuleMatch.Strings(inventory["undecided"]);

    /// <param name="rule">A rule.</param>
    /// <param name="waivers">What its set says about waivers.</param>
    public IEnumerable<PreviewedBreak> Breaks(PublishedRule rule, WaiverPolicy waivers)
    {
        if (rule.IsRetired)
            return [];
        return rule.Banned is { } banned
            ? Unwaived(Mentions(rule, banned)).Append(new("other code", [], [$"whether it uses {banned[2..]}: an inventory lists model calls, not every mention"]))
            : Unwaived(Governed(rule).Concat(rule.Demanded.Any() ? Ungoverned(rule) : []));

        IEnumerable<PreviewedBreak> Unwaived(IEnumerable<(JsonObject Member, PreviewedBreak Broken)> found) =>
            found.Select(f => Waived(rule, waivers, f.Member, f.Broken)).OfType<PreviewedBreak>();
    }

    // A waiver lifts the rule it names: one of GAI1001 leaves every house rule in force.
    private PreviewedBreak? Waived(PublishedRule rule, WaiverPolicy policy, JsonObject member, PreviewedBreak broken)
    {
        if (member["waivers"] is not JsonArray waivers)
            return broken with { Untold = [.. broken.Untold, "whether a waiver lifts it (the inventory is of an older version)"] };
        var faults = waivers.OfType<JsonObject>().Where(waiver => rule.AnswersTo((string?)waiver["rule"])).Select(waiver => Terms(waiver).FaultOn(today.ToDateTime(default), [policy])).ToList();
        if (faults.Contains(null))
            return null;
        if (faults.Count > 0)
            return broken with { Faults = [.. broken.Faults, $"its waiver {faults[0]!.Words}"] };
        return (string?)member["verdict"] == "waived" ? broken with { Faults = [.. broken.Faults, "its waiver is not of this rule"] } : broken;

        static WaiverTerms Terms(JsonObject waiver) => new((string)waiver["rule"]!, (string?)waiver["reason"], (string?)waiver["approvedBy"], (string?)waiver["expires"]);
    }

    private IEnumerable<(JsonObject, PreviewedBreak)> Mentions(PublishedRule rule, string banned)
    {
        foreach (var call in Objects("modelCalls").Where(call => IsOf((string?)call["api"] ?? "")))
        {
            var match = RuleMatch.Of(rule, call, (string)call["id"]!, [call], useCase: null);
            if (match.Applies)
                yield return (call, new($"{call["member"]} ({call["call"]})", ["uses what is banned"], match.Untold));
        }

        bool IsOf(string api) => api == banned
            || (api.Length > banned.Length && string.CompareOrdinal(api, 2, banned, 2, banned.Length - 2) == 0 && (banned[0] is 'N' or 'T' ? api[banned.Length] == '.' : api[banned.Length] is '(' or '`'));
    }

    private IEnumerable<(JsonObject, PreviewedBreak)> Governed(PublishedRule rule)
    {
        var calls = Objects("modelCalls").ToLookup(call => (string?)call["governedBy"] ?? "");
        foreach (var method in Objects("governedMethods"))
        {
            var own = calls[(string)method["id"]!].ToList();
            var match = RuleMatch.Of(rule, method, (string)method["docId"]!, own, UseCase((string?)method["useCase"]));
            if (!match.Applies)
                continue;
            var untold = new List<string>();
            var faults = Faults(rule, method, own, untold);
            if (faults.Count > 0 || untold.Count > 0)
                yield return (method, new((string)method["name"]!, faults, faults.Count > 0 ? match.Untold : [.. match.Untold, .. untold]));
        }
    }

    private IEnumerable<(JsonObject, PreviewedBreak)> Ungoverned(PublishedRule rule)
    {
        // What stands in a baseline is held to locked rules alone; what is waived, to every rule its waiver does not name.
        foreach (var call in Objects("modelCalls").Where(call => (string?)call["verdict"] is "ungoverned" or "waived" || ((string?)call["verdict"] is "inBaseline" && rule.Has("Locked"))))
        {
            var match = RuleMatch.Of(rule, call, (string)call["id"]!, [call], useCase: null);
            if (match.Applies)
                yield return (call, new($"{call["member"]} ({call["call"]})", ["is not governed"], match.Untold));
        }
    }

    private List<string> Faults(PublishedRule rule, JsonObject method, List<JsonObject> calls, List<string> untold)
    {
        var escalation = method["escalation"] as JsonObject;
        var faults = new List<string>();
        foreach (var control in rule.Demanded)
        {
            var isThere = control switch { "AuditLog" => (bool)method["audited"]!, "Escalation" => escalation is not null, _ => RuleMatch.Strings(method["fallbacks"]).Count > 0 };
            if (!isThere)
                faults.Add($"has no [{control}]");
        }

        if (escalation is not null)
            AddEscalation(rule, escalation, faults, untold);
        if (rule.Has("RequiresRecord") && (string?)method["onAuditFailure"] == "ProceedUnrecorded")
            faults.Add("calls the model even when nothing can be recorded");
        if ((bool)method["audited"]!)
            AddUseCase(rule, UseCase((string?)method["useCase"]), faults, untold);
        if (rule.Has("RequiresCapture") && calls.FirstOrDefault(call => (bool?)call["captured"] == false) is { } lost)
            faults.Add($"does not record prompt and answer of {lost["call"]}");
        if (rule.Text("RequiresAttribute") is { } attribute)
            AddAttribute(RuleMatch.WithoutAssembly(attribute), method, faults, untold);
        if (rule.Has("RequiresFallbackWithoutModel") && RuleMatch.Strings(method["fallbacks"]).Count > 0)
            untold.Add("whether a fallback calls no model");
        if (rule.Has("Redacts") || rule.Has("RedactsNamed"))
            untold.Add("what is marked [Sensitive]");
        if (rule.Has("AllowedModels"))
            untold.Add("which model ids are named");
        return faults;
    }

    private static void AddEscalation(PublishedRule rule, JsonObject escalation, List<string> faults, List<string> untold)
    {
        var chain = RuleMatch.Strings(escalation["chain"]);
        if (!chain.Where(rule.Texts("EscalateTo").Contains).SequenceEqual(rule.Texts("EscalateTo")))
            faults.Add($"asks {string.Join(", ", chain)}, not {string.Join(", ", rule.Texts("EscalateTo"))}");
        if (rule.Texts("EscalateOnlyTo").Any() && chain.Except(rule.Texts("EscalateOnlyTo")).FirstOrDefault() is { } stranger)
            faults.Add($"asks {stranger}");
        if (Span(rule.Text("MaxStepTimeout")) is { } longest && Span((string?)escalation["stepTimeout"] ?? "00:30:00") > longest)
            faults.Add($"gives each group {(string?)escalation["stepTimeout"] ?? "00:30:00"}");
        if (rule.Level("MinAssurance") > 0 && escalation["minAssurance"] is not { })
            untold.Add("how sure it has to be who decided");
        else if (rule.Level("MinAssurance") > 0 && (int)escalation["minAssurance"]! < rule.Level("MinAssurance"))
            faults.Add("lets decisions count that are less sure");
        if (rule.Level("MinQuorum") > 1 && escalation["quorum"] is not { })
            untold.Add("how many have to agree");
        else if (rule.Level("MinQuorum") > 1 && (int)escalation["quorum"]! < rule.Level("MinQuorum"))
            faults.Add($"lets {escalation["quorum"]} decide");
    }

    private void AddUseCase(PublishedRule rule, (string Name, JsonObject? Declared)? useCase, List<string> faults, List<string> untold)
    {
        if ((rule.Has("RequiresUseCase") || rule.Has("RequiresReview")) && useCase is null)
            faults.Add("names no use case");
        if (!rule.Has("RequiresReview") || useCase is not var (name, declared))
            return;
        if (declared is null)
            untold.Add($"whether the use case '{name}', declared elsewhere, was reviewed");
        else if (string.IsNullOrEmpty((string?)declared["approvedBy"]) || !DateOnly.TryParseExact((string?)declared["reviewBy"], "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var review) || review < today)
            faults.Add($"serves the use case '{name}', which is not reviewed");
    }

    private static void AddAttribute(string attribute, JsonObject method, List<string> faults, List<string> untold)
    {
        if (method["scope"] is not JsonObject scope)
            untold.Add("which attributes it bears (the inventory is of an older version)");
        else if (!RuleMatch.Strings(scope["bears"]).Contains(attribute))
            faults.Add($"does not bear [{attribute[(attribute.LastIndexOf('.') + 1)..].Replace("Attribute", "")}]");
    }

    private (string Name, JsonObject? Declared)? UseCase(string? name) =>
        name is null ? null : (name, Objects("useCases").FirstOrDefault(useCase => (string?)useCase["name"] == name));

    private IEnumerable<JsonObject> Objects(string name) => (inventory[name] as JsonArray ?? []).OfType<JsonObject>();

    private static TimeSpan? Span(string? text) => TimeSpan.TryParse(text, CultureInfo.InvariantCulture, out var span) ? span : null;
}
