using System.Globalization;

namespace GovernedAi.Analyzers.HouseRules.Contracts;

/// <summary>The words of an arrangement: one writer, so that the assembly can be held to what the source said.</summary>
/// <remarks>Knows nothing of Roslyn: <c>governedai verify</c>, which reads compiled assemblies, compiles this very file.</remarks>
internal static class ArrangementText
{
    // What other words of the line say, or what is no control: everything else that an attribute says is a term of its own.
    private static readonly HashSet<string> Worded = ["If", "Ask", "StepTimeout", "Question", "Core", "Id"];

    /// <param name="useCase">The use case it serves.</param>
    /// <param name="onFailure">What happens when the ledger cannot be written, if that is said.</param>
    public static string Audit(string? useCase, string? onFailure) =>
        "audit" + (useCase is null ? "" : $" {useCase}") + (onFailure is null ? "" : $" ({onFailure})");

    /// <param name="chain">The groups, first asked first.</param>
    /// <param name="beforeModel">Whether people are asked before the model, not before its answer is released.</param>
    /// <param name="condition">The method that says whether to ask.</param>
    /// <param name="step">How long each group has.</param>
    /// <param name="said">Everything the attribute says by name, with values as C# writes them.</param>
    public static string Escalation(IEnumerable<string> chain, bool beforeModel, string? condition, TimeSpan step, IEnumerable<(string Name, string Value)> said) =>
        $"ask {string.Join(", then ", chain)} {(beforeModel ? "before the model" : "before release")}{(condition is null ? "" : $" if {condition}")}, {step.ToString("c", CultureInfo.InvariantCulture)} each"
        + string.Concat(Terms(said).Select(term => $", {term}"));

    public static string Fallback(string method, IEnumerable<(string Name, string Value)> said) =>
        method + (Terms(said).ToList() is { Count: > 0 } terms ? $" ({string.Join(", ", terms)})" : "");

    /// <summary>The whole, of the parts there are.</summary>
    public static string Of(string? audit, string? escalation, IReadOnlyCollection<string> fallbacks) =>
        string.Join("; ", new[] { audit, escalation, fallbacks.Count == 0 ? null : $"fall back to {string.Join(", then ", fallbacks)}" }.Where(part => part is not null));

    private static IEnumerable<string> Terms(IEnumerable<(string Name, string Value)> said) =>
        said.Where(term => !Worded.Contains(term.Name)).OrderBy(term => term.Name, StringComparer.Ordinal).Select(term => $"{term.Name} {term.Value}");
}
