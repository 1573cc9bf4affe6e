using System.Text.Json;
using System.Text.Json.Nodes;

namespace GovernedAi.Tool.Tests.Commands;

/// <summary>
/// What SARIF 2.1.0 (OASIS) says of the objects that this tool writes: their properties, which of them have to be there, and what values they take.
/// A property that is not listed is a fault, as it is by the standard's own schema.
/// </summary>
/// <remarks>In words of our own: the schema's licence does not say that it may be passed on in a repository.</remarks>
internal static class SarifShape
{
    // Of each object: "name! type", the mark for one that has to be there. Sections are the standard's.
    private static readonly Dictionary<string, string[]> Objects = new()
    {
        ["log"] = ["$schema uri", "version! =2.1.0", "runs! run[]"],                                                                    // 3.13
        ["run"] = ["tool! tool", "invocations invocation[]", "columnKind =utf16CodeUnits|unicodeCodePoints", "originalUriBaseIds bases", "results result[]"], // 3.14
        ["bases"] = ["%SRCROOT% artifact"],                                                                                             // 3.14.14
        ["tool"] = ["driver! component"],                                                                                               // 3.18
        ["component"] = ["name! string", "version string", "informationUri absolute", "rules rule[]"],                                  // 3.19
        ["rule"] = ["id! string", "shortDescription text", "fullDescription text", "helpUri absolute", "defaultConfiguration configuration"], // 3.49
        ["configuration"] = ["level =none|note|warning|error"],                                                                         // 3.50
        ["invocation"] = ["executionSuccessful! bool", "exitCode integer", "toolExecutionNotifications notification[]"],                // 3.20
        ["notification"] = ["level =none|note|warning|error", "message! text", "locations location[]"],                                 // 3.58
        ["result"] = ["ruleId string", "ruleIndex index", "level =none|note|warning|error", "message! text", "locations location[]", "partialFingerprints strings", "suppressions suppression[]"], // 3.27
        ["text"] = ["text! string"],                                                                                                    // 3.11
        ["location"] = ["physicalLocation physical", "logicalLocations logical[]"],                                                     // 3.28
        ["physical"] = ["artifactLocation! artifact", "region region"],                                                                 // 3.29
        ["artifact"] = ["uri uri", "uriBaseId string", "description text"],                                                                                 // 3.4
        ["region"] = ["startLine! line", "startColumn line", "endLine line", "endColumn line"],                                         // 3.30
        ["logical"] = ["fullyQualifiedName string", "kind string"],                                                                     // 3.33
        ["suppression"] = ["kind! =inSource|external", "status =accepted|underReview|rejected", "justification string", "properties bag"], // 3.35
    };

    /// <summary>What is wrong with a log, each with its place; nothing when it is valid.</summary>
    public static IReadOnlyList<string> Faults(JsonNode log)
    {
        var faults = new List<string>();
        Check(log, "log", "$", faults);
        foreach (var run in log["runs"] as JsonArray ?? [])
            Agree(run!, faults);
        return faults;
    }

    private static void Check(JsonNode? node, string type, string at, List<string> faults)
    {
        if (type.EndsWith("[]", StringComparison.Ordinal))
        {
            if (node is not JsonArray array)
                faults.Add($"{at} is no array");
            else
                for (var i = 0; i < array.Count; i++)
                    Check(array[i], type[..^2], $"{at}[{i}]", faults);
        }
        else if (!Objects.TryGetValue(type, out var properties))
        {
            if (!IsValue(node, type))
                faults.Add($"{at} is no {type}");
        }
        else if (node is not JsonObject known)
        {
            faults.Add($"{at} is no object");
        }
        else
        {
            var types = properties.Select(p => p.Split(' ')).ToDictionary(p => p[0].TrimEnd('!'), p => (Type: p[1], Required: p[0].EndsWith('!')));
            faults.AddRange(types.Where(t => t.Value.Required && !known.ContainsKey(t.Key)).Select(t => $"{at}.{t.Key} is missing"));
            foreach (var (name, value) in known)
            {
                if (types.TryGetValue(name, out var expected))
                    Check(value, expected.Type, $"{at}.{name}", faults);
                else
                    faults.Add($"{at}.{name} is unknown");
            }
        }
    }

    private static bool IsValue(JsonNode? node, string type) => type switch
    {
        "bool" => node?.GetValueKind() is JsonValueKind.True or JsonValueKind.False,
        "integer" => node is JsonValue number && number.TryGetValue<int>(out _),
        "index" => node is JsonValue number && number.TryGetValue<int>(out var index) && index >= -1,
        "line" => node is JsonValue number && number.TryGetValue<int>(out var line) && line >= 1,
        "bag" => node is JsonObject,
        "strings" => node is JsonObject map && map.All(entry => IsValue(entry.Value, "string")),
        _ when node?.GetValueKind() != JsonValueKind.String => false,
        "string" => true,
        "uri" => Uri.IsWellFormedUriString((string)node!, UriKind.RelativeOrAbsolute),
        "absolute" => Uri.IsWellFormedUriString((string)node!, UriKind.Absolute),
        _ => type[0] == '=' && type[1..].Split('|').Contains((string)node!),
    };

    // What no schema can say, and the standard does.
    private static void Agree(JsonNode run, List<string> faults)
    {
        var rules = (run["tool"]?["driver"]?["rules"] as JsonArray ?? []).Select(r => (string?)r!["id"]).ToList();
        if (rules.Distinct().Count() != rules.Count)
            faults.Add("a rule is listed twice");                                                                                       // 3.19.23
        foreach (var result in run["results"] as JsonArray ?? [])
        {
            if (result!["ruleIndex"] is JsonValue value && value.TryGetValue<int>(out var index) && rules.ElementAtOrDefault(index) != (string?)result["ruleId"])
                faults.Add($"ruleIndex {index} is not that of {result["ruleId"]}");                                                     // 3.27.6
            foreach (var location in result["locations"] as JsonArray ?? [])
            {
                var physical = location!["physicalLocation"];
                var isRelative = !Uri.TryCreate((string?)physical?["artifactLocation"]?["uri"], UriKind.Absolute, out _);
                if (physical?["artifactLocation"]?["uriBaseId"] is { } id && (!isRelative || run["originalUriBaseIds"]?[(string)id!] is null))
                    faults.Add($"uriBaseId {id} stands with an absolute URI, or for nothing");                                          // 3.4.4
                if (physical?["region"] is { } region && ((int?)region["endLine"] < (int?)region["startLine"] || (int?)region["endLine"] == (int?)region["startLine"] && (int?)region["endColumn"] < (int?)region["startColumn"]))
                    faults.Add("a region ends before it starts");                                                                       // 3.30
            }
        }
    }
}
