using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;

namespace GovernedAi.Analyzers.HouseRules;

/// <summary>All the rules a compilation is held to: its own set and those of the assemblies it references. They only add up.</summary>
internal sealed class RuleBook
{
    private static readonly ConditionalWeakTable<Compilation, RuleBook> PerCompilation = new();

    private RuleBook(Compilation compilation)
    {
        Assemblies = [.. GovernanceAssemblies.Of(compilation)];
        Sets = [.. Assemblies.Select(RuleSetReader.Of).OfType<RuleSet>()];
        Own = Sets.FirstOrDefault(set => SymbolEqualityComparer.Default.Equals(set.Assembly, compilation.Assembly));
        Rules = [.. Sets.SelectMany(set => set.Rules).Where(rule => !rule.IsRetired)];
        UseCases = new UseCases(Assemblies);
    }

    /// <summary>The assemblies that can say something about governance, the one compiled first.</summary>
    public ImmutableArray<IAssemblySymbol> Assemblies { get; }

    public ImmutableArray<RuleSet> Sets { get; }

    /// <summary>The set that the compilation itself declares.</summary>
    public RuleSet? Own { get; }

    /// <summary>The rules in force.</summary>
    public ImmutableArray<HouseRule> Rules { get; }

    public UseCases UseCases { get; }

    public static RuleBook Of(Compilation compilation) => PerCompilation.GetValue(compilation, static c => new RuleBook(c));

    /// <summary>The rule in force that something said of <paramref name="id"/> is about, with its set.</summary>
    public (HouseRule Rule, RuleSet Set)? Find(string id)
    {
        foreach (var set in Sets)
        {
            foreach (var rule in set.Rules)
            {
                if (rule.AnswersTo(id))
                    return (rule, set);
            }
        }

        return null;
    }
}
