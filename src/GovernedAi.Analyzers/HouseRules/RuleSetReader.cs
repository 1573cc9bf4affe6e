using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text;
using GovernedAi.Analyzers.Generation;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace GovernedAi.Analyzers.HouseRules;

/// <summary>Reads the rule set that an assembly declares.</summary>
internal static class RuleSetReader
{
    private static readonly ConditionalWeakTable<IAssemblySymbol, StrongBox<RuleSet?>> Read = new();

    /// <summary>The assembly's rule set, or <see langword="null"/> when it declares no rule. Read once an assembly.</summary>
    public static RuleSet? Of(IAssemblySymbol assembly) => Read.GetValue(assembly, static a => new StrongBox<RuleSet?>(ReadFrom(a))).Value;

    private static RuleSet? ReadFrom(IAssemblySymbol assembly)
    {
        var origin = $"{assembly.Identity.Name} {Version(assembly)}";
        var rules = ImmutableArray.CreateBuilder<HouseRule>();
        var faults = ImmutableArray.CreateBuilder<RuleFault>();
        var said = new List<AttributeData>();
        AttributeArguments policy = default;
        var hasPolicy = false;

        foreach (var attribute in assembly.GetAttributes())
        {
            if (attribute.AttributeClass is not { ContainingNamespace.Name: "GovernedAi" } type)
                continue;

            if (type.IsNamed("GovernedAi.HouseRuleAttribute") || type.IsNamed("GovernedAi.BannedModelApiAttribute"))
            {
                said.Add(attribute);
                if (RuleReader.Read(attribute, origin, faults.Add) is { } rule)
                    rules.Add(rule);
            }
            else if (DeclaredModelCalls.IsDeclaration(attribute))
            {
                said.Add(attribute);
                var arguments = new AttributeArguments(attribute);
                if (!DeclaredModelCalls.IsCallable(arguments.Text(0)))
                    faults.Add(new RuleFault("The declared model call", $"names \"{arguments.Text(0)}\", which is no documentation-comment id of a method, property or type: M:, P: or T: and a full name", arguments.Place(null, 0)));
                if (arguments.Text("Kind") is { } kind && !ModelCallWords.IsOne(kind))
                    faults.Add(new RuleFault("The declared model call", $"has Kind = \"{kind}\", which is no kind of model call: {ModelCallWords.Kinds}", arguments.Place("Kind")));
            }
            else if (type.IsNamed("GovernedAi.RuleSetAttribute"))
            {
                said.Add(attribute);
                (policy, hasPolicy) = (new AttributeArguments(attribute), true);
                if (policy.Number("MaxWaiverDays") < 0)
                    faults.Add(new RuleFault("The rule set", "has a negative MaxWaiverDays: give a number of days, or leave it out for no limit", policy.Place("MaxWaiverDays")));
                if (policy.Has("WaiversApprovedBy") && (policy.Texts("WaiversApprovedBy").IsEmpty || policy.Texts("WaiversApprovedBy").Any(name => name.Trim().Length == 0)))
                    faults.Add(new RuleFault("The rule set", "has an empty WaiversApprovedBy: name at least one, or leave it out", policy.Place("WaiversApprovedBy")));
            }
        }

        if (said.Count == 0)
            return null;

        foreach (var twice in rules.GroupBy(r => r.Id).SelectMany(same => same.Skip(1)))
            faults.Add(new RuleFault(twice.Id, "is declared twice: give each rule an id of its own", new AttributeArguments(twice.Source).Place(null, 0)));

        return new RuleSet
        {
            Name = assembly.Identity.Name,
            Version = Version(assembly),
            Hash = Hash(said),
            Rules = rules.ToImmutable(),
            Faults = faults.ToImmutable(),
            WaiverPolicy = new WaiverPolicy(assembly.Identity.Name, hasPolicy ? policy.Number("MaxWaiverDays") : 0, hasPolicy ? policy.Texts("WaiversApprovedBy") : []),
            Assembly = assembly,
        };
    }

    // What people call the version is the package's; the assembly version often stands still.
    private static string Version(IAssemblySymbol assembly)
    {
        foreach (var attribute in assembly.GetAttributes())
        {
            if (attribute.AttributeClass.IsNamed("System.Reflection.AssemblyInformationalVersionAttribute") && new AttributeArguments(attribute).Text(0) is { Length: > 0 } text)
                return text.Split(new[] { '+' })[0];
        }

        return assembly.Identity.Version.ToString(3);
    }

    private static string Hash(IEnumerable<AttributeData> said)
    {
        var lines = said.Select(Canonical).OrderBy(line => line, StringComparer.Ordinal);
        using var sha = SHA256.Create();
        var digest = sha.ComputeHash(Encoding.UTF8.GetBytes(string.Join("\n", lines)));
        return string.Concat(digest.Select(b => b.ToString("x2")));
    }

    private static string Canonical(AttributeData attribute)
    {
        var given = attribute.ConstructorArguments.Select(a => a.ToCSharpString())
            .Concat(attribute.NamedArguments.OrderBy(a => a.Key, StringComparer.Ordinal).Select(a => $"{a.Key} = {a.Value.ToCSharpString()}"));
        return $"{attribute.AttributeClass!.Name}({string.Join(", ", given)})";
    }
}
