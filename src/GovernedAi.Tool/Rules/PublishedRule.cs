using System.Collections.Immutable;
using System.Globalization;
using GovernedAi.Analyzers.HouseRules;
using GovernedAi.Approvals;
using GovernedAi.Tool.Reading;

namespace GovernedAi.Tool.Rules;

/// <summary>One rule as a compiled rule set states it.</summary>
/// <param name="Id">The house's own id.</param>
/// <param name="Title">What it demands in one line; of a ban, the API.</param>
/// <param name="Banned">The documentation-comment id of what it bans; null for a rule about methods.</param>
/// <param name="Says">Everything else it says, by property, in order.</param>
internal sealed record PublishedRule(string Id, string Title, string? Banned, ImmutableSortedDictionary<string, object> Says)
{
    /// <summary>The risks of a use case by their level.</summary>
    public static ImmutableArray<string> Risks { get; } = [.. Enum.GetNames<Risk>()];

    public bool IsRetired => Says.ContainsKey("Retired");

    /// <summary>The day from which it is more than a warning, if it states one.</summary>
    public DateTime? EnforceFrom => WrittenDay.Parse(Text("EnforceFrom"));

    /// <summary>The controls it demands, those that its other demands imply included.</summary>
    public IEnumerable<string> Demanded
    {
        get
        {
            var requires = (Controls)Level("Requires");
            if (Texts("EscalateTo").Any())
                requires |= Controls.Escalation;
            if (Level("MinQuorum") > 0 || Level("MinAssurance") > 0)
                requires |= Controls.Escalation;
            if (Has("RequiresFallbackWithoutModel"))
                requires |= Controls.Fallback;
            if (Has("RequiresUseCase") || Has("RequiresReview") || Has("RequiresRecord") || Has("RequiresCapture"))
                requires |= Controls.AuditLog;
            return Named(requires);
        }
    }

    public static PublishedRule? Read(AttributeUse use) => use.Type is "GovernedAi.HouseRuleAttribute" or "GovernedAi.BannedModelApiAttribute"
        ? new(
            use.Argument<string>(0) ?? "",
            use.Type.EndsWith("HouseRuleAttribute", StringComparison.Ordinal) ? use.Argument<string>(1) ?? "" : $"{use.Argument<string>(1)} is banned",
            use.Type.EndsWith("BannedModelApiAttribute", StringComparison.Ordinal) ? use.Argument<string>(1) ?? "" : null,
            use.Properties.Where(p => p.Value is not null).ToImmutableSortedDictionary(p => p.Name, p => p.Value!, StringComparer.Ordinal))
        : null;

    /// <summary>Whether a waiver of <paramref name="id"/> is one of this rule.</summary>
    public bool AnswersTo(string? id) => id == Id || Texts("Replaces").Contains(id);

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

    private static IEnumerable<string> Named(Controls controls) => Enum.GetValues<Controls>().Where(c => c != Controls.None && controls.HasFlag(c)).Select(c => c.ToString());

    private static string Words(string name, object value) => (name, value) switch
    {
        ("Requires", int flags) => string.Join(" | ", Named((Controls)flags)),
        ("Severity", int level) => ((RuleSeverity)level).ToString(),
        ("MinAssurance", int level) => ((Assurance)level).ToString(),
        ("Risk", int risk) => Risks.ElementAtOrDefault(risk) ?? "Unstated",
        (_, IEnumerable<object?> list) => string.Join(", ", list),
        _ => Convert.ToString(value, CultureInfo.InvariantCulture) ?? "",
    };
}
