namespace Package.Tests.Harness;

/// <summary>A rule set as an architect publishes it: packed once a run into the feed, for other consumers to reference.</summary>
internal static class RuleSetPackage
{
    /// <summary>References the set and, through it, the packages under test.</summary>
    public const string Reference = """<PackageReference Include="Acme.GovernanceRules" Version="1.2.0" />""";

    private const string Rules = """
        using System;
        using GovernedAi;

        [assembly: RuleSet(MaxWaiverDays = 90)]
        [assembly: HouseRule("ACME001", "Hazmat decisions need a person", Namespace = "Acme.Hazmat", EscalateTo = ["hazmat-desk"], Locked = true)]
        [assembly: HouseRule("ACME002", "Freight is audited", Namespace = "Acme.Freight", Requires = Controls.AuditLog, EnforceFrom = "2027-01-01")]
        [assembly: BannedModelApi("ACME003", "T:OpenAI.Images.ImageClient", Locked = true)]

        namespace Acme;

        [AuditLog, Escalation("hazmat-desk", "compliance"), AttributeUsage(AttributeTargets.Method)]
        public sealed class HazmatDecisionAttribute : Attribute;
        """;

    private static readonly Lazy<Task> Packed = new(PackAsync);

    public static Task PublishedAsync() => Packed.Value;

    private static async Task PackAsync()
    {
        var architect = await Consumer.CreateAsync(
            ("Acme.GovernanceRules.csproj", Projects.Library(properties: "<Version>1.2.0</Version>", framework: "net8.0")),
            ("Rules.cs", Rules));
        (await architect.PackAsync()).Succeeded();
    }
}
