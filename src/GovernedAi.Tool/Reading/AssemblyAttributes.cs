using System.Reflection.Metadata;
using GovernedAi.Analyzers.HouseRules.Contracts;
using GovernedAi.Tool.Facts;

namespace GovernedAi.Tool.Reading;

/// <summary>Reads what the attributes of an assembly as a whole say about its governance.</summary>
internal static class AssemblyAttributes
{
    public static bool IsWaiver(AttributeUse use) => use.Type == "GovernedAi.GovernanceWaiverAttribute";

    /// <summary>Whether an attribute of an assembly makes it a rule set.</summary>
    public static bool IsOfRuleSet(AttributeUse use) =>
        use.Type is "GovernedAi.HouseRuleAttribute" or "GovernedAi.BannedModelApiAttribute" or "GovernedAi.DeclaredModelCallAttribute" or "GovernedAi.RuleSetAttribute";

    /// <param name="use">A waiver.</param>
    /// <param name="on">What it stands on, for people.</param>
    public static WaiverFacts Waiver(AttributeUse use, string on) =>
        new(new(use.Argument<string>(0) ?? "", use.Property<string>("Reason"), use.Property<string>("ApprovedBy"), use.Property<string>("Expires")), on);

    public static AssemblyFacts Read(AssemblyFile file, AssemblyFacts facts)
    {
        if (!file.Metadata.IsAssembly || !file.KnowsGovernedAi)
            return facts;

        var uses = file.Attributes.OfGovernance(EntityHandle.AssemblyDefinition).ToLookup(a => a.Type);
        return facts with
        {
            UseCases = [.. uses["GovernedAi.UseCaseAttribute"].Select(UseCase).OrderBy(u => u.Name, StringComparer.Ordinal)],
            RuleSets = [.. uses["GovernedAi.Runtime.RuleSetInForceAttribute"].Select(RuleSet).OrderBy(s => s.Name, StringComparer.Ordinal)],
            Sensitive = PrivateMarks.Members(file),
            IsRuleSet = uses.SelectMany(all => all).Any(IsOfRuleSet),
            Build = uses["GovernedAi.Runtime.BuildRecordAttribute"].Select(Build).FirstOrDefault(),
            Waivers = [.. file.Attributes.OfGovernance().Where(IsWaiver).Select(u => (Subject(file, u.Parent), Waiver(u, ""))).OrderBy(w => w.Item1, StringComparer.Ordinal)],
            UsesGovernance = file.Attributes.OfGovernance().Any(u => u.Type.LastIndexOf('.') == "GovernedAi".Length && u.Parent.Kind != HandleKind.AssemblyDefinition),
            BrokenGlass = uses["GovernedAi.Runtime.BrokenGlassAttribute"].Select(u => u.Argument<string>(0) ?? "").FirstOrDefault(),
        };
    }

    private static UseCaseFacts UseCase(AttributeUse use) => new(
        use.Argument<string>(0) ?? "",
        use.Property<string>("Owner"),
        use.Property<string>("Purpose"),
        (Risk)use.Property<int>("Risk"),
        use.Property<string>("ApprovedBy"),
        use.Property<string>("ReviewBy"),
        use.Property<string>("Target"),
        use.PropertyStrings("Incident") ?? [],
        GoverningAttributes.Span(use.Property<string>("IncidentStepTimeout") ?? "01:00:00"),
        use.Property<int>("RetentionDays"));

    private static RuleSetFacts RuleSet(AttributeUse use) =>
        new(use.Argument<string>(0) ?? "", use.Argument<string>(1) ?? "", use.Argument<string>(2) ?? "",
            new(use.Argument<string>(0) ?? "", use.Property<int>("MaxWaiverDays"), use.PropertyStrings("WaiversApprovedBy") ?? []),
            use.PropertyStrings("Rules") ?? []);

    private static BuildFacts Build(AttributeUse use) =>
        new(use.Argument<string>(0) ?? "", use.Property<bool>("AnalyzersOff"), use.PropertyStrings("Contract") is { } lines ? [.. lines.Select(ContractLine.Parse).OfType<ContractLine>()] : null);

    private static string Subject(AssemblyFile file, EntityHandle parent) => parent.Kind switch
    {
        HandleKind.MethodDefinition => file.Ids.Of(parent),
        HandleKind.TypeDefinition => file.Ids.OfType(parent),
        HandleKind.FieldDefinition when file.Metadata.GetFieldDefinition((FieldDefinitionHandle)parent) is var field => $"F:{file.Ids.Types.Of(field.GetDeclaringType())}.{file.Metadata.GetString(field.Name)}",
        HandleKind.PropertyDefinition when file.Metadata.GetPropertyDefinition((PropertyDefinitionHandle)parent) is var property => $"P:{file.Ids.Types.Of(DeclaringType(file, property))}.{file.Metadata.GetString(property.Name)}",
        _ => file.Name,
    };

    private static TypeDefinitionHandle DeclaringType(AssemblyFile file, PropertyDefinition property) =>
        file.Metadata.GetMethodDefinition(property.GetAccessors() is var accessors && accessors.Getter.IsNil ? accessors.Setter : accessors.Getter).GetDeclaringType();
}
