using System.Globalization;
using Microsoft.CodeAnalysis;

namespace GovernedAi.Analyzers.Rules;

/// <summary>Makes descriptors: category and help link follow from the id, the description is why the rule exists.</summary>
internal static class RuleDescriptor
{
    private const string Pages = "https://github.com/governedai/governedai/blob/main/src/GovernedAi.Analyzers/Rules/";

    /// <param name="id">GAI and four digits.</param>
    /// <param name="page">The file name of the rule's page without its extension, <c>GAI1001_UngovernedModelCall</c>.</param>
    /// <param name="title">States the fault.</param>
    /// <param name="messageFormat">Names the culprit and the way out.</param>
    /// <param name="why">What it costs to leave it.</param>
    /// <param name="defaultSeverity">Without configuration.</param>
    /// <param name="isEnabledByDefault">Whether it runs without being asked for.</param>
    /// <param name="customTags">Such as <see cref="WellKnownDiagnosticTags.NotConfigurable"/>.</param>
    public static DiagnosticDescriptor Create(
        string id, string page, string title, string messageFormat, string why, DiagnosticSeverity defaultSeverity, bool isEnabledByDefault = true, params string[] customTags)
        => new(id, title, messageFormat, Category(id), defaultSeverity, isEnabledByDefault, description: why, helpLinkUri: Pages + page + ".md", customTags);

    private static string Category(string id) => int.Parse(id.Substring(3, 1), CultureInfo.InvariantCulture) switch
    {
        0 => "Tool",
        1 => "Coverage",
        2 => "Wrapping",
        3 => "Escalation",
        4 => "HouseRules",
        5 => "Privacy",
        _ => throw new ArgumentOutOfRangeException(nameof(id), id, "No category has this id."),
    };
}
