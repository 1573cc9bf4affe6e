using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using GovernedAi.Analyzers.Generation;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace GovernedAi.Analyzers.HouseRules.Contracts;

/// <summary>Puts what governs a method into one line, so that a review sees when it becomes weaker.</summary>
internal static class Arrangement
{
    /// <summary>What other words of the line say, or what is no control: everything else that an attribute says is a term of its own.</summary>
    private static readonly ImmutableHashSet<string> Worded = ["If", "Ask", "StepTimeout", "Question", "Core", "Id"];

    /// <returns><see langword="null"/> when nothing governs the method.</returns>
    public static ContractLine? Of(IMethodSymbol method)
    {
        if (GoverningAttributes.Of(method) is not { } attributes || MethodGovernance.Of(method) is not { } governance)
            return null;

        var parts = new List<string>();
        if (governance.Audited)
            parts.Add("audit" + (governance.UseCase is { } useCase ? $" {useCase}" : "") + (governance.OnAuditFailure is { } failure ? $" ({failure})" : ""));
        if (attributes.Escalation is { } escalation)
            parts.Add(Words(escalation, governance));
        if (!governance.Fallbacks.IsEmpty)
            parts.Add($"fall back to {string.Join(", then ", attributes.Fallbacks.Select(Words))}");
        return ContractLine.Governed(attributes.Id ?? Contract.Name(method), string.Join("; ", parts));
    }

    private static string Words(GoverningAttribute escalation, MethodGovernance governance)
    {
        var words = new StringBuilder("ask ").Append(string.Join(", then ", governance.Chain!.Value));
        words.Append(escalation.EnumName("Ask") == "BeforeModel" ? " before the model" : " before release");
        if (escalation.Value<string>("If") is { } condition)
            words.Append(" if ").Append(condition);
        words.Append(", ").Append(governance.StepTimeout.ToString("c", CultureInfo.InvariantCulture)).Append(" each");
        foreach (var term in Terms(escalation))
            words.Append(", ").Append(term);
        return words.ToString();
    }

    private static string Words(GoverningAttribute fallback) =>
        string.Concat(fallback.Strings()) + (Terms(fallback).ToList() is { Count: > 0 } terms ? $" ({string.Join(", ", terms)})" : "");

    private static IEnumerable<string> Terms(GoverningAttribute attribute) => attribute.Data.NamedArguments
        .Where(term => !Worded.Contains(term.Key))
        .OrderBy(term => term.Key, StringComparer.Ordinal)
        .Select(term => $"{term.Key} {Value(term.Value)}");

    private static string Value(TypedConstant value) => value.Kind == TypedConstantKind.Enum
        ? string.Join(" and ", value.ToCSharpString().Split('|').Select(name => name.Trim().Split('.').Last()))
        : value.ToCSharpString();
}
