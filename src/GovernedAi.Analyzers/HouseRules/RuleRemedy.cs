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

    /// <summary>Those that would satisfy the demands; two words only where no single one does. The word that the rule names comes first.</summary>
    public static ImmutableArray<RuleRemedy> For(RuleDemands demands, IMethodSymbol method, UseCases useCases, DateTime today, Compilation compilation)
    {
        if (method.MethodKind != MethodKind.Ordinary)
            return [];

        IReadOnlyCollection<GoverningAttribute> present = [.. GoverningAttribute.Of(method)];
        var bearing = AttributeTypes.AttributesOf(method).ToList();
        var found = All(compilation)
            .Where(remedy => remedy.Words.All(word => word.FitsIn(method.ContainingType)))
            .Where(remedy => !demands.Lacks(remedy.Words.Aggregate(present, (borne, word) => word.AddedTo(borne)), [.. bearing, .. remedy.Words.Select(word => word.Type)], useCases, today).Any())
            .ToList();
        var fewest = found.Count == 0 ? 0 : found.Min(remedy => remedy.Words.Length);
        return [.. found
            .Where(remedy => remedy.Words.Length == fewest)
            .OrderByDescending(remedy => remedy.Words.Any(word => SymbolEqualityComparer.Default.Equals(word.Type, demands.Attribute)))
            .Take(Most)];
    }
}
