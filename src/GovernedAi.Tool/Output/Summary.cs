using GovernedAi.Tool.Facts;
using GovernedAi.Tool.Verdicts;

namespace GovernedAi.Tool.Output;

/// <summary>The few sentences that sum up a report.</summary>
internal static class Summary
{
    /// <summary>"2 assemblies read, 5 model calls: 3 governed, 1 waived, 1 ungoverned."</summary>
    public static string Of(Report report)
    {
        var counted = report.Sites.Where(s => s.Verdict is not (SiteVerdict.InPackage or SiteVerdict.NotCounted)).ToList();
        var assemblies = report.Input.Assemblies.Count(a => a.Role == AssemblyRole.Own);
        var head = $"{Count(assemblies, "assembly", "assemblies")} read, {Count(counted.Count, "model call")}";
        var parts = Enum.GetValues<SiteVerdict>().Select(v => (Verdict: v, Count: counted.Count(s => s.Verdict == v))).Where(p => p.Count > 0).Select(p => $"{p.Count} {Words(p.Verdict)}");
        return counted.Count == 0 ? head + "." : $"{head}: {string.Join(", ", parts)}.";
    }

    /// <summary>What the reader should know besides, a line each.</summary>
    public static IEnumerable<string> Notes(Report report, SourcePaths paths)
    {
        foreach (var package in report.Sites.Where(s => s.Verdict == SiteVerdict.InPackage).GroupBy(s => s.Assembly.Name))
            yield return $"note: {package.Key} is a package that does not know GovernedAi; it makes {Count(package.Count(), "model call")} of its own ({string.Join(", ", package.Select(s => s.Site.Call.Name).Distinct().Order(StringComparer.Ordinal).Take(3))}).";
        foreach (var clients in report.Input.Assemblies.Where(a => a.Role == AssemblyRole.ClientLibrary).Select(a => a.Name).Order(StringComparer.Ordinal).Chunk(8))
            yield return $"note: known client libraries, not reported: {string.Join(", ", clients)}.";
        foreach (var kind in report.Sites.Where(s => s.Verdict == SiteVerdict.NotCounted).GroupBy(s => s.Site.Call.Kind).OrderBy(k => k.Key, StringComparer.Ordinal))
            yield return $"note: {Count(kind.Count(), "call")} of kind {kind.Key} not held to account; --kinds all does.";
        foreach (var undecided in report.Input.Assemblies.Where(a => a.Role == AssemblyRole.Own).SelectMany(a => a.Undecided.Select(u => $"note: {a.Name}: {u}.")))
            yield return undecided;
        foreach (var skipped in report.Input.Skipped)
            yield return $"{(skipped.MustBeRead ? "error: not verified" : "skipped")}: {paths.Show(skipped.Path)}: {skipped.Reason}.";
        if (report.Input.Assemblies.IsEmpty)
            yield return "error: there was nothing to verify.";
        else if (!report.HoldsAnyone)
            yield return "error: there was nothing to verify but packages and client libraries; name the folder or the assembly of the program.";
    }

    public static string Words(SiteVerdict verdict) => verdict switch
    {
        SiteVerdict.Governed => "governed",
        SiteVerdict.HandedOn => "handed on",
        SiteVerdict.Waived => "waived",
        SiteVerdict.InBaseline => "in the baseline",
        SiteVerdict.Ungoverned => "ungoverned",
        SiteVerdict.NotWrapped => "annotated, not wrapped",
        SiteVerdict.CoreExposed => "body used elsewhere",
        SiteVerdict.InPackage => "in a package",
        _ => "not counted",
    };

    public static string Count(int count, string one, string? many = null) => $"{count} {(count == 1 ? one : many ?? one + "s")}";
}
