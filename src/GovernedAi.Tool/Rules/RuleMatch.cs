using System.Text.Json.Nodes;
using GovernedAi.Analyzers.HouseRules;

namespace GovernedAi.Tool.Rules;

/// <summary>Whether a rule applies to a member of an inventory, and what of its scope an inventory cannot tell.</summary>
/// <param name="Applies">False when something that is known leaves the member out.</param>
/// <param name="Untold">Parts of the scope that decide and are not known: <c>Handles (Acme.Data was not read)</c>.</param>
internal sealed record RuleMatch(bool Applies, IReadOnlyList<string> Untold)
{
    /// <param name="rule">The rule.</param>
    /// <param name="member">A governed method, or an ungoverned call.</param>
    /// <param name="docId">Documentation-comment id of the member.</param>
    /// <param name="calls">Its model calls.</param>
    /// <param name="useCase">The use case it serves, with what was declared of it.</param>
    public static RuleMatch Of(PublishedRule rule, JsonObject member, string docId, IReadOnlyList<JsonObject> calls, (string Name, JsonObject? Declared)? useCase)
    {
        var untold = new List<string>();
        var type = TypeOf(docId);
        var assembly = (string?)member["assembly"] ?? "";
        var applies = Is("Namespace", pattern => NamePattern.Covers(pattern, type))
            && Is("Type", pattern => NamePattern.Covers(pattern, type))
            && Is("Assembly", pattern => NamePattern.Matches(pattern, assembly))
            && IsCalled() && IsUsed() && Handles() && Bears();
        return new(applies, untold);

        bool Is(string name, Func<string, bool> holds) => rule.Text(name) is not { } pattern || holds(pattern);

        // Kind and provider are of one call.
        bool IsCalled() => (rule.Text("Kind"), rule.Text("Provider")) is (null, null) || calls.Any(call =>
            Is("Kind", pattern => NamePattern.Matches(pattern, (string?)call["kind"] ?? ""))
            && Is("Provider", pattern => call["library"] is { } library ? NamePattern.Matches(pattern, (string)library!) : Unknown("Provider (the inventory is of an older version)")));

        bool IsUsed()
        {
            if (rule.Text("UseCase") is null && rule.Level("Risk") == 0)
                return true;
            if (useCase is not var (name, declared) || !Is("UseCase", pattern => NamePattern.Matches(pattern, name)))
                return false;
            return rule.Level("Risk") is 0 || (declared is null ? Unknown($"Risk (the use case '{name}' is declared elsewhere)") : PublishedRule.Risks.IndexOf((string?)declared["risk"] ?? "") >= rule.Level("Risk"));
        }

        bool Handles()
        {
            var wanted = rule.Texts("Handles").Select(WithoutAssembly).ToHashSet(StringComparer.Ordinal);
            var patterns = rule.Texts("HandlesNamed").ToList();
            if (wanted.Count == 0 && patterns.Count == 0)
                return true;
            return Known("Handles", "handles", name => wanted.Contains(name) || patterns.Any(pattern => NamePattern.MatchesParts(pattern, name)));
        }

        bool Bears() => rule.Text("Bearing") is not { } attribute || Known("Bearing", "bears", name => name == WithoutAssembly(attribute));

        bool Known(string part, string list, Func<string, bool> holds)
        {
            if (member["scope"] is not JsonObject scope)
                return Unknown($"{part} (the inventory is of an older version)");
            if (Strings(scope[list]).Any(holds))
                return true;
            return Strings(scope["unresolved"]) is { Count: > 0 } unresolved && Unknown($"{part} (what {string.Join(", ", unresolved)} derives from was not read)");
        }

        // What is not known may apply.
        bool Unknown(string part)
        {
            untold.Add(part);
            return true;
        }
    }

    public static List<string> Strings(JsonNode? array) => [.. (array as JsonArray ?? []).Select(node => (string?)node ?? "")];

    /// <summary>A type as an attribute names it, <c>Acme.Passport, Acme.Data, Version=…</c>, by its full name alone.</summary>
    public static string WithoutAssembly(string type) => type.Split(',')[0].Trim().Replace('+', '.');

    // A documentation-comment id does not say where the namespace ends and the type begins; a rule's pattern may end at either.
    private static string TypeOf(string docId)
    {
        var path = docId[2..].Split('(', '#')[0];
        return path.Contains('.') ? path[..path.LastIndexOf('.')] : "";
    }
}
