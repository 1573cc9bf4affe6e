using System.Collections.Immutable;
using System.Reflection.Metadata;
using GovernedAi.Tool.Reading;
using AssemblyFile = GovernedAi.Tool.Reading.AssemblyFile;

namespace GovernedAi.Tool.Rules;

/// <summary>The rules of one compiled rule set.</summary>
internal sealed record PublishedRuleSet(string Name, string Version, ImmutableArray<PublishedRule> Rules)
{
    /// <exception cref="UnreadableException">It is no assembly that can be read.</exception>
    public static PublishedRuleSet Read(string path)
    {
        using var file = AssemblyFile.Open(path);
        var rules = file.Attributes.OfGovernance(EntityHandle.AssemblyDefinition).Select(PublishedRule.Read).OfType<PublishedRule>();
        return new PublishedRuleSet(file.Name, file.Version, [.. rules.OrderBy(rule => rule.Id, StringComparer.Ordinal)]);
    }

    public PublishedRule? Find(string id) => Rules.FirstOrDefault(rule => rule.Id == id);

    /// <summary>The rules of this set that are new or say something else than in <paramref name="older"/>.</summary>
    public IEnumerable<PublishedRule> ChangedSince(PublishedRuleSet older) =>
        Rules.Where(rule => !rule.IsRetired && older.Find(rule.Id) is not { } before || (older.Find(rule.Id) is { } was && !was.SaysAs(rule)));
}
