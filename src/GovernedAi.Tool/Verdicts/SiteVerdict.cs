using GovernedAi.Tool.Facts;

namespace GovernedAi.Tool.Verdicts;

/// <summary>Who answers for a model call.</summary>
internal enum SiteVerdict
{
    /// <summary>It stands in the body of a governed method whose wrapper is there.</summary>
    Governed,

    /// <summary>Its member's callers govern it.</summary>
    HandedOn,

    /// <summary>A stated exception covers it.</summary>
    Waived,

    /// <summary>The project's contract, embedded in the assembly, accepts it as today's.</summary>
    InBaseline,

    /// <summary>Nobody.</summary>
    Ungoverned,

    /// <summary>Attributes say somebody does, and nothing is wired to them.</summary>
    NotWrapped,

    /// <summary>A governed method, whose body others run too, round its wrapper.</summary>
    CoreExposed,

    /// <summary>It is in a package that does not know GovernedAi: listed, not held to account.</summary>
    InPackage,

    /// <summary>Its kind is not held to account, by default or by the user's choice.</summary>
    NotCounted,
}

/// <summary>A model call and who answers for it.</summary>
/// <param name="Why">What the verdict rests on, in words.</param>
/// <param name="Waiver">The waiver that covers it, or that would if it held.</param>
internal sealed record JudgedSite(AssemblyFacts Assembly, SiteFacts Site, SiteVerdict Verdict, string Why, WaiverFacts? Waiver = null);
