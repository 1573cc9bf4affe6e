using System.Text;
using GovernedAi.Analyzers.Generation;
using Microsoft.CodeAnalysis;

namespace GovernedAi.Analyzers.HouseRules.Contracts;

/// <summary>Puts what governs a method into one line, so that a review sees when it becomes weaker.</summary>
internal static class Arrangement
{
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
            parts.Add($"fall back to {string.Join(", then ", governance.Fallbacks)}");
        return ContractLine.Governed(attributes.Id ?? Contract.Name(method), string.Join("; ", parts));
    }

    private static string Words(GoverningAttribute escalation, MethodGovernance governance)
    {
        var words = new StringBuilder("ask ").Append(string.Join(", then ", governance.Chain!.Value));
        words.Append(escalation.EnumName("Ask") == "BeforeModel" ? " before the model" : " before release");
        if (escalation.Value<string>("If") is { } condition)
            words.Append(" if ").Append(condition);
        return words.Append(", ").Append(governance.StepTimeout.ToString("c", System.Globalization.CultureInfo.InvariantCulture)).Append(" each").ToString();
    }
}
