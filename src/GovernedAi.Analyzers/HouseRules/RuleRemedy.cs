using System.Collections.Immutable;
using GovernedAi.Analyzers.Generation;
using Microsoft.CodeAnalysis;

namespace GovernedAi.Analyzers.HouseRules;

/// <summary>Attributes of the house, one or two, that together satisfy a rule which is broken.</summary>
internal sealed record RuleRemedy(ImmutableArray<HouseAttribute> Words)
{
    /// <summary>More than these are a choice no menu should offer.</summary>
    private const int Most = 5;

    /// <summary>Tells it from others: the full names of its attributes.</summary>
    public string Key => string.Join("+", Words.Select(word => word.Type.ToDisplayString()));

    /// <summary>As it is written: <c>[HazmatDecision]</c>, or <c>[Recorded] and [HazmatDecision]</c>.</summary>
    public string Names => string.Join(" and ", Words.Select(word => $"[{word.Name}]"));

    /// <summary>Every remedy that the words of a compilation can make: each alone, then each two.</summary>
    public static IEnumerable<RuleRemedy> All(Compilation compilation)
    {
        ImmutableArray<HouseAttribute> words = [.. HouseVocabulary.Of(compilation)];
        return words.Select(word => new RuleRemedy([word])).Concat(words.SelectMany((one, i) => words.Skip(i + 1).Where(one.GoesWith).Select(other => new RuleRemedy([one, other]))));
    }

    /// <summary>Those that would satisfy the demands and break none that are met; two words only where no single one does. The word that the rule names comes first.</summary>
    /// <param name="demands">What is not met.</param>
    /// <param name="met">What other rules demand and the method meets.</param>
    /// <param name="method">The method.</param>
    /// <param name="useCases">The declared use cases.</param>
    /// <param name="today">The day to hold reviews against.</param>
    /// <param name="compilation">Where the words are.</param>
    public static ImmutableArray<RuleRemedy> For(RuleDemands demands, IEnumerable<RuleDemands> met, IMethodSymbol method, UseCases useCases, DateTime today, Compilation compilation)
    {
        if (method.MethodKind != MethodKind.Ordinary)
            return [];

        IReadOnlyCollection<GoverningAttribute> present = [.. GoverningAttribute.Of(method)];
        var bearing = AttributeTypes.AttributesOf(method).ToList();
        List<RuleDemands> all = [demands, .. met];
        var found = All(compilation)
            .Where(remedy => remedy.Words.All(word => word.FitsIn(method.ContainingType)))
            .Where(remedy => all.All(demand => IsMetBy(remedy, demand)))
            .ToList();
        var fewest = found.Count == 0 ? 0 : found.Min(remedy => remedy.Words.Length);
        return [.. found
            .Where(remedy => remedy.Words.Length == fewest)
            .OrderByDescending(remedy => remedy.Words.Any(word => SymbolEqualityComparer.Default.Equals(word.Type, demands.Attribute)))
            .Take(Most)];

        bool IsMetBy(RuleRemedy remedy, RuleDemands demand) =>
            !demand.Lacks(remedy.Words.Aggregate(present, (borne, word) => word.AddedTo(borne)), [.. bearing, .. remedy.Words.Select(word => word.Type)], useCases, today).Any();
    }
}
