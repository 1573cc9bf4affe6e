using System.Reflection.Metadata;
using GovernedAi.Tool.Facts;

namespace GovernedAi.Tool.Reading;

/// <summary>Reads what the attributes of an assembly as a whole say about its governance.</summary>
internal static class AssemblyAttributes
{
    private static readonly string[] Risks = ["Unstated", "Minimal", "Limited", "High"];

    public static AssemblyFacts Read(AssemblyFile file, AssemblyFacts facts)
    {
        if (!file.Metadata.IsAssembly || !file.KnowsGovernedAi)
            return facts;

        var uses = file.Attributes.OfGovernance(EntityHandle.AssemblyDefinition).ToLookup(a => a.Type);
        return facts with
        {
            UseCases = [.. uses["GovernedAi.UseCaseAttribute"].Select(UseCase).OrderBy(u => u.Name, StringComparer.Ordinal)],
            RuleSets = [.. uses["GovernedAi.Runtime.RuleSetInForceAttribute"].Select(RuleSet).OrderBy(s => s.Name, StringComparer.Ordinal)],
            BrokenGlass = uses["GovernedAi.Runtime.BrokenGlassAttribute"].Select(u => u.Argument<string>(0) ?? "").FirstOrDefault(),
        };
    }

    private static UseCaseFacts UseCase(AttributeUse use) => new(
        use.Argument<string>(0) ?? "",
        use.Property<string>("Owner"),
        use.Property<string>("Purpose"),
        use.Property<int>("Risk") is var risk and >= 0 && risk < Risks.Length ? Risks[risk] : "Unstated",
        use.Property<string>("ApprovedBy"),
        use.Property<string>("ReviewBy"),
        use.Property<string>("Target"));

    private static RuleSetFacts RuleSet(AttributeUse use) =>
        new(use.Argument<string>(0) ?? "", use.Argument<string>(1) ?? "", use.Argument<string>(2) ?? "");
}
