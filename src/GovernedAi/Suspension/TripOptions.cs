namespace GovernedAi;

/// <summary>
/// When a governed method suspends itself: too many of its calls failed, or were rejected by people. Each process counts its own calls; the
/// suspension holds in all of them, is recorded, and lasts until somebody resumes the method, unless <see cref="ResumeAfter"/> is set.
/// </summary>
public sealed class TripOptions
{
    /// <summary>The share of calls, above 0 and up to 1, whose model failed; <see langword="null"/>: failures trip nothing.</summary>
    public double? FailureRate { get; set; }

    /// <summary>The share of calls, above 0 and up to 1, whose answer a person rejected; <see langword="null"/>: rejections trip nothing.</summary>
    public double? RejectionRate { get; set; }

    /// <summary>How many calls there must be in the window before a share of them means anything. The default is 20.</summary>
    public int MinimumCalls { get; set; } = 20;

    /// <summary>How far back calls count. The default is five minutes.</summary>
    public TimeSpan Window { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>After how long the method goes on by itself. The default is never: somebody has to look.</summary>
    public TimeSpan? ResumeAfter { get; set; }
}
