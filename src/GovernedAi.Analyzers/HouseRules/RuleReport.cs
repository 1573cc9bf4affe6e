using System.Collections.Immutable;
using GovernedAi.Analyzers.Recognition;
using GovernedAi.Analyzers.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace GovernedAi.Analyzers.HouseRules;

/// <summary>Says of a broken rule under which id and how loudly it is reported.</summary>
/// <remarks>
/// Before its day a rule has an id of its own, GAI4010, which the package keeps from becoming an error. From then on it is GAI4001 with the
/// severity of the rule, unless the project says otherwise; a locked rule is GAI4002, whatever the project says.
/// </remarks>
internal static class RuleReport
{
    /// <summary>Name of the property that holds the keys of the remedies, divided by semicolons; empty when the house has no word for it.</summary>
    public const string Remedies = nameof(Remedies);

    /// <summary>Name of the property that holds the id of the rule.</summary>
    public const string RuleId = nameof(RuleId);

    /// <summary>Key of the option for one rule: <c>governedai.rule.ACME001.severity</c>.</summary>
    public static string SeverityKey(string rule) => $"governedai.rule.{rule}.severity";

    /// <returns><see langword="null"/> when the project has quietened the rule.</returns>
    public static Diagnostic? Of(RuleBreak broken, Location place, DateTime today, AnalyzerOptions options)
    {
        var rule = broken.Rule;
        if (today < rule.EnforceFrom && Configured(rule, options, place.SourceTree) is not ReportDiagnostic.Suppress)
            return Diagnostic.Create(HouseRuleComing.Rule, place, properties: Properties(broken), [.. broken.Words, rule.EnforceFrom.Value.Words()]);

        var isOpen = BreakGlass.IsBroken(options.AnalyzerConfigOptionsProvider.GlobalOptions);
        if (rule.IsLocked)
            return Create(LockedRuleBroken.Rule, isOpen ? DiagnosticSeverity.Warning : DiagnosticSeverity.Error);

        var severity = Configured(rule, options, place.SourceTree) switch
        {
            ReportDiagnostic.Suppress => (DiagnosticSeverity?)null,
            ReportDiagnostic.Error => DiagnosticSeverity.Error,
            ReportDiagnostic.Warn => DiagnosticSeverity.Warning,
            ReportDiagnostic.Info => DiagnosticSeverity.Info,
            ReportDiagnostic.Hidden => DiagnosticSeverity.Hidden,
            _ => rule.Severity,
        };
        return severity is { } loud ? Create(HouseRuleBroken.Rule, isOpen && loud == DiagnosticSeverity.Error ? DiagnosticSeverity.Warning : loud) : null;

        Diagnostic Create(DiagnosticDescriptor descriptor, DiagnosticSeverity effective) =>
            Diagnostic.Create(descriptor, place, effective, additionalLocations: null, Properties(broken), broken.Words);
    }

    private static ReportDiagnostic Configured(HouseRule rule, AnalyzerOptions options, SyntaxTree? tree)
    {
        if (tree is null || rule.IsLocked)
            return ReportDiagnostic.Default;
        foreach (var id in rule.Replaces.Insert(0, rule.Id))
        {
            if (Setting.Read(options, tree, SeverityKey(id)) is { } value)
            {
                return value.ToLowerInvariant() switch
                {
                    "error" => ReportDiagnostic.Error,
                    "warning" => ReportDiagnostic.Warn,
                    "suggestion" => ReportDiagnostic.Info,
                    "silent" => ReportDiagnostic.Hidden,
                    "none" => ReportDiagnostic.Suppress,
                    _ => ReportDiagnostic.Default,
                };
            }
        }

        return ReportDiagnostic.Default;
    }

    private static ImmutableDictionary<string, string?> Properties(RuleBreak broken) =>
        ImmutableDictionary<string, string?>.Empty
            .Add(RuleId, broken.Rule.Id)
            .Add(Remedies, string.Join(";", broken.Remedies.Select(remedy => remedy.Key)));
}
