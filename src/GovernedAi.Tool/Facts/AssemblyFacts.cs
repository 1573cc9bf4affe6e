using System.Collections.Immutable;
using GovernedAi.Analyzers.HouseRules;
using GovernedAi.Analyzers.HouseRules.Contracts;
using GovernedAi.Tool.Reading;

namespace GovernedAi.Tool.Facts;

/// <summary>Whose code an assembly is.</summary>
internal enum AssemblyRole
{
    /// <summary>It is held to account.</summary>
    Own,

    /// <summary>A package that does not know GovernedAi: its model calls are listed.</summary>
    Package,

    /// <summary>An SDK that is itself a client of models: its calls of its own kind are no news.</summary>
    ClientLibrary,
}

/// <summary>Everything read from one assembly.</summary>
internal sealed record AssemblyFacts(string Path, string Name, string Version, AssemblyRole Role, bool KnowsGovernedAi)
{
    public ImmutableArray<SiteFacts> Sites { get; init; } = [];

    public ImmutableArray<GovernedMethodFacts> Governed { get; init; } = [];

    public ImmutableArray<CoreReferenceFacts> CoreReferences { get; init; } = [];

    public ImmutableArray<UseCaseFacts> UseCases { get; init; } = [];

    public ImmutableArray<RuleSetFacts> RuleSets { get; init; } = [];

    /// <summary>The members of its types that must not be written down: <c>Bill.Shipper</c>.</summary>
    public ImmutableArray<string> Sensitive { get; init; } = [];

    /// <summary>Whether it is a rule set itself.</summary>
    public bool IsRuleSet { get; init; }

    /// <summary>What the generator wrote down about the build; null when it took no part in it.</summary>
    public BuildFacts? Build { get; init; }

    /// <summary>Every waiver in it, with the member it stands on.</summary>
    public ImmutableArray<(string Subject, WaiverFacts Waiver)> Waivers { get; init; } = [];

    /// <summary>Whether attributes of GovernedAi stand in it that only a build with its generator gives a meaning.</summary>
    public bool UsesGovernance { get; init; }

    /// <summary>The reason stated when the build was let through in an emergency.</summary>
    public string? BrokenGlass { get; init; }

    /// <summary>What could not be decided, in sentences.</summary>
    public ImmutableArray<string> Undecided { get; init; } = [];
}

/// <summary>A declared use of AI.</summary>
/// <param name="Incident">The groups that are told when an answer turns out wrong, first told first.</param>
/// <param name="IncidentStepTimeout">How long each has to acknowledge; null when it cannot be read.</param>
/// <param name="RetentionDays">For how many days content and records are kept; 0: not stated.</param>
internal sealed record UseCaseFacts(
    string Name, string? Owner, string? Purpose, Risk Risk, string? ApprovedBy, string? ReviewBy, string? Target,
    ImmutableArray<string> Incident, TimeSpan? IncidentStepTimeout, int RetentionDays);

/// <summary>A rule set that a build was held to.</summary>
/// <param name="Waivers">What it says about waivers of its rules.</param>
/// <param name="Rules">The ids that its rules answer to; empty where the build did not write them down.</param>
internal sealed record RuleSetFacts(string Name, string Version, string Hash, WaiverPolicy Waivers, ImmutableArray<string> Rules);

/// <summary>What the generator wrote down about a build it took part in.</summary>
/// <param name="Version">The version of GovernedAi.Analyzers.</param>
/// <param name="AnalyzersOff">Whether the build left the analyzers out.</param>
/// <param name="Contract">The lines of the project's contract; null when it has none.</param>
internal sealed record BuildFacts(string Version, bool AnalyzersOff, ImmutableArray<ContractLine>? Contract);

/// <summary>A file that was not verified, and why.</summary>
/// <param name="IsNamed">Whether the user named the file itself, not a folder it lies in.</param>
internal sealed record SkippedFile(string Path, SkipKind Kind, string Reason, bool IsNamed)
{
    /// <summary>Whether nothing can be said of the whole without it. A native library in a folder is no loss; a damaged assembly is.</summary>
    public bool MustBeRead => IsNamed || Kind is SkipKind.Malformed or SkipKind.NotRead;
}

/// <summary>Everything read from the input.</summary>
internal sealed record InputFacts(ImmutableArray<AssemblyFacts> Assemblies, ImmutableArray<SkippedFile> Skipped);
