using System.Collections.Immutable;
using System.Reflection.Metadata;
using GovernedAi.Analyzers.HouseRules;
using GovernedAi.Tool.Reading;
using AssemblyFile = GovernedAi.Tool.Reading.AssemblyFile;

namespace GovernedAi.Tool.Rules;

/// <summary>The rules of one compiled rule set.</summary>
/// <param name="Name">Its assembly.</param>
/// <param name="Version">The version that messages name.</param>
/// <param name="Waivers">What it says about waivers of its rules.</param>
/// <param name="Rules">In the order of their ids.</param>
internal sealed record PublishedRuleSet(string Name, string Version, WaiverPolicy Waivers, ImmutableArray<PublishedRule> Rules)
{
    /// <exception cref="UnreadableException">It is no assembly that can be read.</exception>
    public static PublishedRuleSet Read(string path)
    {
        if (Path.GetExtension(path).Equals(".nupkg", StringComparison.OrdinalIgnoreCase))
            throw new UnreadableException(SkipKind.NotRead, $"{path} is a package: name the rule set's assembly, under lib/ in it");
        using var file = AssemblyFile.Open(path);
        if (!file.Metadata.IsAssembly)
            throw new UnreadableException(SkipKind.NotRead, "it is a module, not an assembly");
        var says = file.Attributes.OfGovernance(EntityHandle.AssemblyDefinition).ToList();
        var waivers = says.FirstOrDefault(use => use.Type == "GovernedAi.RuleSetAttribute");
        return new PublishedRuleSet(
            file.Name,
            RuleSetVersion.Of(file),
            new(file.Name, waivers?.Property<int>("MaxWaiverDays") ?? 0, waivers?.PropertyStrings("WaiversApprovedBy") ?? []),
            [.. says.Select(PublishedRule.Read).OfType<PublishedRule>().OrderBy(rule => rule.Id, StringComparer.Ordinal)]);
    }

    /// <summary>Its terms for waivers as people read them: <c>at most 90 days ahead, approved by A. Ruiz</c>.</summary>
    public string WaiverWords =>
        $"{(Waivers.MaxDays > 0 ? $"at most {Waivers.MaxDays} days ahead" : "as long as they say")}, approved by {(Waivers.ApprovedBy.Count > 0 ? string.Join(" or ", Waivers.ApprovedBy) : "anybody")}";

    public PublishedRule? Find(string id) => Rules.FirstOrDefault(rule => rule.Id == id);

    /// <summary>The rules of this set that are new or say something else than in <paramref name="older"/>.</summary>
    public IEnumerable<PublishedRule> ChangedSince(PublishedRuleSet older) =>
        Rules.Where(rule => !rule.IsRetired && older.Find(rule.Id) is not { } before || (older.Find(rule.Id) is { } was && !was.SaysAs(rule)));
}
