using System.Collections.Immutable;

namespace GovernedAi.Analyzers.Generation;

/// <summary>The captured calls of one type: what goes into one generated file.</summary>
internal sealed record CapturedType(string FileName, EquatableArray<CapturedCallModel> Calls)
{
    /// <summary>Calls by type. A call in a member that is both governed and handed on is captured once, as governed; one that is also allowed, as handed on.</summary>
    public static IEnumerable<CapturedType> Group(ImmutableArray<CapturedCallModel> calls) =>
        calls
            .GroupBy(c => c.Location).Select(g => g.OrderBy(c => c.GovernedBy is null).ThenBy(c => c.AllowedBy is not null).ThenBy(c => c.AllowedBy, StringComparer.Ordinal).First())
            .GroupBy(c => c.FileName, StringComparer.OrdinalIgnoreCase)
            .OrderBy(g => g.Key, StringComparer.Ordinal)
            .Select(g => new CapturedType(g.Key, g.OrderBy(c => c.Line).ThenBy(c => c.SiteId, StringComparer.Ordinal).ToEquatable()));
}
