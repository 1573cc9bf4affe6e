using System.Collections.Immutable;
using GovernedAi.Tool.Facts;

namespace GovernedAi.Tool.Verdicts;

/// <summary>What was found, judged.</summary>
internal sealed record Report(InputFacts Input, ImmutableArray<JudgedSite> Sites, ImmutableArray<Finding> Findings)
{
    /// <summary>Something has to be put right.</summary>
    public const int HasFindings = 1;

    /// <summary>Something could not be read, so nothing can be said of the whole.</summary>
    public const int NotRead = 2;

    /// <summary>The findings that no waiver covers.</summary>
    public IEnumerable<Finding> Open => Findings.Where(f => f.Waiver is null);

    /// <summary>What could not be read and should have been.</summary>
    public IEnumerable<SkippedFile> Unread => Input.Skipped.Where(s => s.MustBeRead);

    /// <summary>Whether anything read is held to account; of packages and client libraries alone, nothing can be said.</summary>
    public bool HoldsAnyone => Input.Assemblies.Any(a => a.Role == AssemblyRole.Own);

    /// <summary>0 when all is well; <see cref="NotRead"/> goes before <see cref="HasFindings"/>.</summary>
    public int ExitCode => Unread.Any() || !HoldsAnyone ? NotRead : Open.Any() ? HasFindings : 0;
}

/// <summary>What the user asks the verdict to go by.</summary>
/// <param name="Today">The day that waivers are held against.</param>
/// <param name="Kinds">The kinds of model call to hold to account; null goes by the default.</param>
/// <param name="RuleSets">Rule sets that every assembly that knows GovernedAi must have been held to, at this version or a later one.</param>
/// <param name="Acknowledged">Names of assemblies whose emergency build has been looked at.</param>
internal sealed record VerdictOptions(DateOnly Today, ImmutableHashSet<string>? Kinds, ImmutableArray<DemandedRuleSet> RuleSets, ImmutableHashSet<string> Acknowledged)
{
    /// <summary>The same day, as rules and waivers reckon.</summary>
    public DateTime Day => Today.ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc);

    public static VerdictOptions On(DateOnly today) => new(today, null, [], []);

    public bool Counts(CalledFacts call) => Kinds is null ? call.CountsByDefault : Kinds.Contains("all") || Kinds.Contains(call.Kind) || call.CountsAlways || Kinds.Contains("default") && call.CountsByDefault;
}

/// <summary>A rule set that is asked for.</summary>
internal sealed record DemandedRuleSet(string Name, SetVersion Version);
