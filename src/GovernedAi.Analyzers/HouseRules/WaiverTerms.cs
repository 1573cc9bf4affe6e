using GovernedAi.Analyzers.HouseRules.Contracts;

namespace GovernedAi.Analyzers.HouseRules;

/// <summary>What a rule set says about waivers of its rules.</summary>
/// <param name="Set">The rule set's name.</param>
/// <param name="MaxDays">How many days ahead a waiver may run; 0 is no limit.</param>
/// <param name="ApprovedBy">Who may approve a waiver, <c>*</c> standing for any characters; empty is anybody.</param>
internal sealed record WaiverPolicy(string Set, int MaxDays, IReadOnlyList<string> ApprovedBy);

/// <summary>Why a waiver lifts nothing.</summary>
/// <param name="Argument">The argument that is to blame.</param>
/// <param name="Words">What is wrong with it, to follow "the waiver"; what would be right, where that can be said.</param>
internal sealed record WaiverFault(string Argument, string Words);

/// <summary>What a waiver says, and whether it holds: the one evaluator of editor, build and tool.</summary>
/// <remarks>Knows nothing of Roslyn: <c>governedai verify</c>, which reads compiled assemblies, compiles this very file.</remarks>
internal sealed record WaiverTerms(string Rule, string? Reason, string? ApprovedBy, string? Expires)
{
    /// <summary>The rules of this package that a waiver can lift.</summary>
    public static IReadOnlyList<string> OwnRules { get; } = [.. CoverageIds.All, "GAI5001"];

    /// <summary>The last day it holds; <see langword="null"/> if it names none.</summary>
    public DateTime? LastDay => WrittenDay.Parse(Expires);

    /// <param name="today">The day to hold it against.</param>
    /// <param name="policies">What the rule sets that have a say about the rule demand of waivers.</param>
    /// <returns><see langword="null"/> when the waiver holds.</returns>
    public WaiverFault? FaultOn(DateTime today, IEnumerable<WaiverPolicy> policies)
    {
        if (Reason is null || Reason.Trim().Length == 0)
            return new("Reason", "gives no reason: add Reason = \"…\"");
        if (ApprovedBy is not { } approver || approver.Trim().Length == 0)
            return new("ApprovedBy", "says nobody approved it: add ApprovedBy = \"…\"");
        if (LastDay is not { } last)
            return new("Expires", "has no day on which it expires: add Expires = \"yyyy-MM-dd\"");
        if (last < today)
            return new("Expires", $"expired on {last.Words()}: satisfy the rule, or have the waiver approved anew");

        foreach (var policy in policies)
        {
            if (policy.MaxDays > 0 && last > today.AddDays(policy.MaxDays))
                return new("Expires", $"runs until {last.Words()}, and {policy.Set} allows {policy.MaxDays} days: {today.AddDays(policy.MaxDays).Words()} at the latest");
            if (policy.ApprovedBy.Count > 0 && !policy.ApprovedBy.Any(name => NamePattern.Matches(name, approver)))
                return new("ApprovedBy", $"states that \"{approver}\" approved it, and {policy.Set} lets only {string.Join(", ", policy.ApprovedBy.Select(name => $"\"{name}\""))} approve");
        }

        return null;
    }

    /// <summary>A waiver that holds, in words.</summary>
    public override string ToString() => $"waived until {Expires} by \"{ApprovedBy}\" (stated, not verified): {Reason}";
}
