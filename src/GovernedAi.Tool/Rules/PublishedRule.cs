using System.Collections.Immutable;
using System.Globalization;
using GovernedAi.Tool.Reading;

namespace GovernedAi.Tool.Rules;

/// <summary>One rule as a compiled rule set states it.</summary>
/// <param name="Id">The house's own id.</param>
/// <param name="Title">What it demands in one line; of a ban, the API.</param>
/// <param name="Banned">The documentation-comment id of what it bans; null for a rule about methods.</param>
/// <param name="Says">Everything else it says, by property, in order.</param>
internal sealed record PublishedRule(string Id, string Title, string? Banned, ImmutableSortedDictionary<string, object> Says)
{
    private static readonly string[] Controls = ["AuditLog", "Escalation", "Fallback"];

    /// <summary>The risks of a use case by their level.</summary>
    public static ImmutableArray<string> Risks { get; } = ["Unstated", "Minimal", "Limited", "High"];

    public bool IsRetired => Says.ContainsKey("Retired");

    /// <summary>The controls it demands, those that its other demands imply included.</summary>
    public IEnumerable<string> Demanded
    {
        get
        {
            var requires = Says.TryGetValue("Requires", out var value) && value is int flags ? flags : 0;
            if (Texts("EscalateTo").Any())
                requires |= 2;
            if (Level("MinQuorum") > 0 || Level("MinAssurance") > 0)
                requires |= 2;
            if (Has("RequiresFallbackWithoutModel"))
                requires |= 4;
            if (Has("RequiresUseCase") || Has("RequiresReview") || Has("RequiresRecord") || Has("RequiresCapture"))
                requires |= 1;
            return Controls.Where((_, i) => (requires & (1 << i)) != 0);
        }
    }

    public static PublishedRule? Read(AttributeUse use) => use.Type is "GovernedAi.HouseRuleAttribute" or "GovernedAi.BannedModelApiAttribute"
        ? new(
            use.Argument<string>(0) ?? "",
            use.Type.EndsWith("HouseRuleAttribute", StringComparison.Ordinal) ? use.Argument<string>(1) ?? "" : $"{use.Argument<string>(1)} is banned",
            use.Type.EndsWith("BannedModelApiAttribute", StringComparison.Ordinal) ? use.Argument<string>(1) ?? "" : null,
            use.Properties.Where(p => p.Value is not null).ToImmutableSortedDictionary(p => p.Name, p => p.Value!, StringComparer.Ordinal))
        : null;

    /// <summary>Whether a flag is set, or a value given.</summary>
    public bool Has(string name) => Says.TryGetValue(name, out var value) && value is not false;

    /// <summary>A number or enum; 0 when it is not given.</summary>
    public int Level(string name) => Says.TryGetValue(name, out var value) && value is int level ? level : 0;

    public string? Text(string name) => Says.TryGetValue(name, out var value) ? value as string : null;

    public IEnumerable<string> Texts(string name) => Says.TryGetValue(name, out var value) && value is IEnumerable<object?> list ? list.OfType<string>() : [];

    /// <summary>One property as people read it: <c>Namespace = Acme.Hazmat</c>.</summary>
    public string Line(string name) => $"{name} = {Words(name, Says[name])}";

    /// <summary>Whether it says the same as another of its id.</summary>
    public bool SaysAs(PublishedRule other) => Title == other.Title && Says.Keys.SequenceEqual(other.Says.Keys) && Says.Keys.All(name => Line(name) == other.Line(name));

    private static string Words(string name, object value) => (name, value) switch
    {
        ("Requires", int flags) => string.Join(" | ", Controls.Where((_, i) => (flags & (1 << i)) != 0)),
        ("Severity", int level) => level switch { 1 => "Warning", 2 => "Suggestion", _ => "Error" },
        ("MinAssurance", int level) => level switch { 1 => "OperatingSystemUser", 2 => "Authenticated", _ => "Asserted" },
        ("Risk", int risk) => Risks.ElementAtOrDefault(risk) ?? "Unstated",
        (_, IEnumerable<object?> list) => string.Join(", ", list),
        _ => Convert.ToString(value, CultureInfo.InvariantCulture) ?? "",
    };
}
