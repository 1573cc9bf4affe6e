using GovernedAi.Analyzers.Generation;
using Microsoft.CodeAnalysis;

namespace GovernedAi.Analyzers.HouseRules;

/// <summary>Reads one rule, or says what cannot be understood about it.</summary>
internal static class RuleReader
{
    private const int HighestSeverity = 2;

    /// <returns><see langword="null"/> when the rule cannot be understood; <paramref name="report"/> has been told why.</returns>
    public static HouseRule? Read(AttributeData attribute, string origin, Action<RuleFault> report)
    {
        var source = new RuleSource(attribute, report);
        var isBan = attribute.AttributeClass.IsNamed("GovernedAi.BannedModelApiAttribute");
        CheckHead(source);
        var scope = ScopeReader.Read(source);
        var ban = isBan ? Ban(source) : null;
        var demands = isBan ? null : DemandsReader.Read(source);
        var says = source.Says;
        var locked = says.Flag("Locked");
        if (locked && says.Number("Severity") != 0)
            source.Fault("Severity", "is locked, and a locked rule is an error: leave Severity out");

        return source.IsFaulty ? null : new HouseRule
        {
            Id = source.Id,
            Title = isBan ? $"{ban?.Api.Name} is not to be used" : says.Text(1),
            Origin = origin,
            Scope = scope,
            Demands = demands,
            Ban = ban,
            Severity = says.Number("Severity") switch { 1 => DiagnosticSeverity.Warning, 2 => DiagnosticSeverity.Info, _ => DiagnosticSeverity.Error },
            IsLocked = locked,
            Message = says.Text("Message"),
            Help = says.Text("Help"),
            EnforceFrom = WrittenDay.Parse(says.Text("EnforceFrom")),
            Replaces = says.Texts("Replaces"),
            IsRetired = says.Text("Retired") is not null,
            Source = attribute,
        };
    }

    /// <summary>Whether text can be the id of a house rule: letters, then digits, and not one of ours.</summary>
    public static bool IsRuleId(string id)
    {
        var letters = id.TakeWhile(c => c is (>= 'A' and <= 'Z') or (>= 'a' and <= 'z')).Count();
        return letters > 0 && letters < id.Length && id.Skip(letters).All(c => c is >= '0' and <= '9') && !id.StartsWith("GAI", StringComparison.OrdinalIgnoreCase);
    }

    private static void CheckHead(RuleSource source)
    {
        var says = source.Says;
        if (!IsRuleId(source.Id))
            source.FaultAt(0, $"has \"{source.Id}\" for an id: an id is letters, then digits, such as ACME001, and GAI is taken");
        if (says.Text("EnforceFrom") is { } day && WrittenDay.Parse(day) is null)
            source.Fault("EnforceFrom", $"has EnforceFrom = \"{day}\", which is no day: write it as yyyy-MM-dd");
        source.Choice("Severity", HighestSeverity, "has a severity that does not exist");
        if (says.Text("Help") is { } help && !(Uri.TryCreate(help, UriKind.Absolute, out var link) && link.Scheme is "https" or "http"))
            source.Fault("Help", $"has Help = \"{help}\", which is no link: give an absolute https address");
        if (says.Texts("Replaces").FirstOrDefault(id => !IsRuleId(id) || id == source.Id) is { } replaced)
            source.Fault("Replaces", $"replaces \"{replaced}\", which is not the id of another house rule");
        if (says.Text("Retired") is { } why && why.Trim().Length == 0)
            source.Fault("Retired", "is retired without a reason: say why");
    }

    private static BannedApi? Ban(RuleSource source)
    {
        var api = source.Says.Text(1);
        if (!ApiId.IsValid(api))
            source.FaultAt(1, $"bans \"{api}\", which is no documentation-comment id: N:, T:, M:, P:, F: or E: and a full name");
        if (source.Says.Text("Use") is { } use && !NamePattern.IsFullName(use))
            source.Fault("Use", $"has Use = \"{use}\", which is no name of a namespace or type");
        return source.IsFaulty ? null : new BannedApi(new ApiId(api), source.Says.Text("Use"));
    }
}
