using GovernedAi.Analyzers.Generation;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace GovernedAi.Analyzers.HouseRules.Contracts;

/// <summary>Puts what governs a method into one line, so that a review sees when it becomes weaker.</summary>
internal static class Arrangement
{
    /// <returns><see langword="null"/> when nothing governs the method.</returns>
    public static ContractLine? Of(IMethodSymbol method)
    {
        if (GoverningAttributes.Of(method) is not { } attributes || MethodGovernance.Of(method) is not { } governance)
            return null;

        return ContractLine.Governed(attributes.Id ?? Contract.Name(method), ArrangementText.Of(
            governance.Audited ? ArrangementText.Audit(governance.UseCase, governance.OnAuditFailure) : null,
            attributes.Escalation is { } escalation ? Words(escalation, governance) : null,
            [.. attributes.Fallbacks.Select(fallback => ArrangementText.Fallback(string.Concat(fallback.Strings()), Said(fallback)))]));
    }

    private static string Words(GoverningAttribute escalation, MethodGovernance governance) => ArrangementText.Escalation(
        governance.Chain!.Value, escalation.EnumName("Ask") == "BeforeModel", escalation.Value<string>("If"), governance.StepTimeout, Said(escalation));

    private static IEnumerable<(string, string)> Said(GoverningAttribute attribute) => attribute.Data.NamedArguments.Select(term => (term.Key, Value(term.Value)));

    private static string Value(TypedConstant value) => value.Kind == TypedConstantKind.Enum
        ? string.Join(" and ", Members(value.ToCSharpString().Split('|').Select(name => name.Trim().Split('.').Last()).ToList()))
        : value.ToCSharpString();

    // Roslyn finds the member that stands for nothing in every combination of flags.
    private static IEnumerable<string> Members(List<string> names) => names.Count > 1 ? names.Where(name => name != "None") : names;
}
