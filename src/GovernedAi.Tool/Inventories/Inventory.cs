using System.Collections.Immutable;
using System.Globalization;
using GovernedAi.Tool.Facts;
using GovernedAi.Tool.Verdicts;

namespace GovernedAi.Tool.Inventories;

/// <summary>A model call with all that is known of who answers for it.</summary>
/// <param name="Judged">The call and its verdict.</param>
/// <param name="Governed">The governed method it belongs to.</param>
/// <param name="UseCase">The declared use case it serves.</param>
/// <param name="Missing">What a reader would look for and not find: "no escalation".</param>
internal sealed record InventoryEntry(JudgedSite Judged, GovernedMethodFacts? Governed, UseCaseFacts? UseCase, ImmutableArray<string> Missing);

/// <summary>A governed method with the model calls in its body.</summary>
internal sealed record GovernedEntry(GovernedMethodFacts Method, AssemblyFacts Assembly, UseCaseFacts? UseCase, ImmutableArray<JudgedSite> Calls, ImmutableArray<string> Missing);

/// <summary>What model calls there are, and what stands behind each: the list an auditor asks for first.</summary>
internal sealed record Inventory(Report Report, ImmutableArray<InventoryEntry> Calls, ImmutableArray<GovernedEntry> Methods, ImmutableArray<UseCaseFacts> UseCases)
{
    public static Inventory Of(Report report, DateOnly today)
    {
        // Two assemblies may declare a use case alike; the first by name of assembly counts.
        var useCases = report.Input.Assemblies.SelectMany(a => a.UseCases).DistinctBy(u => u.Name).OrderBy(u => u.Name, StringComparer.Ordinal).ToImmutableArray();
        var calls = report.Sites.Where(s => s.Verdict is not (SiteVerdict.NotCounted or SiteVerdict.InPackage)).Select(Entry).ToImmutableArray();
        var methods = report.Input.Assemblies
            .SelectMany(a => a.Governed.Select(g => Method(a, g)))
            .OrderBy(m => m.Assembly.Name, StringComparer.Ordinal).ThenBy(m => m.Method.Id, StringComparer.Ordinal);
        return new(report, calls, [.. methods], useCases);

        InventoryEntry Entry(JudgedSite judged)
        {
            var governed = judged.Site.GovernedBy;
            var useCase = UseCase(governed);
            var missing = Missing(governed, useCase, today).ToList();
            if (governed is { Says.Audited: true } && !judged.Site.Captured)
                missing.Add("prompt and answer not captured");
            return new(judged, governed, useCase, governed is null ? [] : [.. missing]);
        }

        GovernedEntry Method(AssemblyFacts assembly, GovernedMethodFacts governed)
        {
            var useCase = UseCase(governed);
            return new(governed, assembly, useCase,
                [.. report.Sites.Where(s => s.Site.GovernedBy?.Id == governed.Id && s.Assembly == assembly)],
                [.. Missing(governed, useCase, today)]);
        }

        UseCaseFacts? UseCase(GovernedMethodFacts? governed) => governed?.Says.UseCase is { } name ? useCases.FirstOrDefault(u => u.Name == name) : null;
    }

    private static IEnumerable<string> Missing(GovernedMethodFacts? governed, UseCaseFacts? useCase, DateOnly today)
    {
        if (governed is null)
            yield break;
        if (governed.NotWrapped is not null)
            yield return "not wrapped";
        if (!governed.Says.Audited)
            yield return "not audited";
        if (governed.Says.Escalation is null)
            yield return "no escalation";
        if (governed.Says.Fallbacks.IsEmpty)
            yield return "no fallback";
        if (governed.Says.UseCase is null)
            yield return "no use case";
        else if (useCase is null)
            yield return "use case not declared";
        else if (useCase.Owner is null)
            yield return "no owner";
        if (useCase?.ReviewBy is { } day && DateOnly.TryParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var review) && review < today)
            yield return $"review overdue since {day}";
    }
}
