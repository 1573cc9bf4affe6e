using GovernedAi.Analyzers.HouseRules;
using GovernedAi.Analyzers.HouseRules.Contracts;
using GovernedAi.Tool.Facts;

namespace GovernedAi.Tool.Verdicts;

/// <summary>Holds an assembly to what was written into it about its build: whether rules were checked, which, and what it put in writing.</summary>
internal static class BuildFindings
{
    public static IEnumerable<Finding> Of(AssemblyFacts assembly, VerdictOptions options) =>
        [.. Unchecked(assembly), .. BrokenGlass(assembly, options), .. RuleSets(assembly, options), .. Waivers(assembly, options), .. Contract(assembly)];

    private static IEnumerable<Finding> Unchecked(AssemblyFacts assembly)
    {
        if (assembly.Build is null && assembly.UsesGovernance)
            yield return Whole(FindingRule.Unchecked, $"{assembly.Name} bears attributes of GovernedAi, but GovernedAi.Analyzers took no part in its build: nothing was checked and nothing wrapped. Reference the package and build again", assembly);
        if (assembly.Build is { AnalyzersOff: true } && (assembly.Sites.Length > 0 || assembly.Governed.Length > 0 || assembly.RuleSets.Length > 0))
            yield return Whole(FindingRule.Unchecked, $"{assembly.Name} was built with analyzers switched off (RunAnalyzers=false): no rule was checked. Build what is released with them", assembly);
    }

    private static IEnumerable<Finding> BrokenGlass(AssemblyFacts assembly, VerdictOptions options)
    {
        if (assembly.BrokenGlass is { } reason && !options.Acknowledged.Contains(assembly.Name))
            yield return Whole(FindingRule.BrokenGlass, $"{assembly.Name} was let through in an emergency (\"{reason}\"): look at it, then pass --acknowledge {assembly.Name}", assembly);
    }

    private static IEnumerable<Finding> RuleSets(AssemblyFacts assembly, VerdictOptions options)
    {
        // A rule set beside the program is no program: another set has nothing to say about it.
        if (assembly is { IsRuleSet: true, Sites.Length: 0, Governed.Length: 0 })
            yield break;
        foreach (var demanded in options.RuleSets.Where(d => d.Name != assembly.Name && (assembly.Build is not null || assembly.UsesGovernance || assembly.Sites.Length > 0)))
        {
            var held = assembly.RuleSets.FirstOrDefault(s => s.Name == demanded.Name);
            if (held is not null && SetVersion.Parse(held.Version) is { } version && version.CompareTo(demanded.Version) >= 0)
                continue;
            var words = held is null ? $"was not held to {demanded.Name}" : $"was held to {demanded.Name} {held.Version}, not {demanded.Version} or later";
            yield return new(FindingRule.RuleSetMissing, $"{assembly.Name} {words}: reference it and build again", assembly, assembly.Name, $"{assembly.Name}>{demanded.Name}", Place: null);
        }
    }

    // A waiver that held when this was built may have run out since. A rule of the package is everybody's, so every set has its say about it; a house rule is its own set's.
    private static IEnumerable<Finding> Waivers(AssemblyFacts assembly, VerdictOptions options)
    {
        foreach (var (subject, waiver) in assembly.Waivers)
        {
            var isOurs = WaiverTerms.OwnRules.Contains(waiver.Terms.Rule);
            if (waiver.Terms.FaultOn(options.Day, assembly.RuleSets.Where(s => isOurs || s.Rules.Contains(waiver.Terms.Rule)).Select(s => s.Waivers)) is { } fault)
                yield return new(FindingRule.InvalidWaiver, $"The waiver of {waiver.Terms.Rule} on {subject} {fault.Words}", assembly, subject, $"{subject}>{waiver.Terms.Rule}", Place: null);
        }
    }

    private static IEnumerable<Finding> Contract(AssemblyFacts assembly)
    {
        if (assembly.Build?.Contract is not { } contract)
            yield break;

        var written = contract.Where(l => !l.IsBaseline).DistinctBy(l => l.Key).ToDictionary(l => l.Key, l => l.Arrangement, StringComparer.Ordinal);
        foreach (var governed in assembly.Governed)
        {
            if (written.Remove(ContractLine.GovernedKey(governed.Says.Id ?? governed.Id), out var arrangement))
            {
                if (arrangement != governed.Says.Arrangement)
                    yield return new(FindingRule.Contract, $"The contract says of `{governed.Name}`: \"{arrangement}\". The assembly has \"{governed.Says.Arrangement}\": build with analyzers, and let a review see the change", assembly, governed.Id, governed.Id, governed.Place);
            }
            else
            {
                yield return new(FindingRule.Contract, $"`{governed.Name}` is governed, and the contract does not say how: build with analyzers and let the fix of GAI4008 write it down", assembly, governed.Id, governed.Id, governed.Place);
            }
        }

        foreach (var gone in written.Keys.Order(StringComparer.Ordinal))
            yield return new(FindingRule.Contract, $"The contract of {assembly.Name} says \"{gone}\", and no such method is governed in it", assembly, assembly.Name, gone, Place: null);
    }

    private static Finding Whole(FindingRule rule, string message, AssemblyFacts assembly) => new(rule, message, assembly, assembly.Name, assembly.Name, Place: null);
}
