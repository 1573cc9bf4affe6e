using System.Collections.Immutable;
using GovernedAi.Analyzers.HouseRules;
using GovernedAi.Tool.Reading;

namespace GovernedAi.Tool.Facts;

/// <summary>A member as the user wrote it, and what in it bears on who answers for its model calls.</summary>
/// <param name="Id">Documentation-comment id.</param>
/// <param name="Name">Type and member, for people: <c>FreightRouter.RouteAsync</c>.</param>
/// <param name="Place">Where its body starts.</param>
internal sealed record MemberFacts(string Id, string Name, SourcePlace? Place)
{
    /// <summary>The name of a program's statements outside of any member.</summary>
    public const string TopLevel = "Top-level code";

    /// <summary>The governed method this is, if it bears governing attributes.</summary>
    public GovernedMethodFacts? Governed { get; init; }

    /// <summary>The governed method this is the core of, itself or by overriding it.</summary>
    public GovernedMethodFacts? CoreOf { get; init; }

    /// <summary>Why its callers govern what it calls, to follow "handed on: "; null if they need not.</summary>
    public string? HandedOn { get; init; }

    /// <summary>The model call whose implementation hands it on; null if [CallersGovern] does. Where calls of that kind do not count, nobody would be left to answer.</summary>
    public CalledFacts? HandedOnAs { get; init; }

    /// <summary>What rules go by that look at its types and attributes.</summary>
    public ScopeFacts? Scope { get; init; }

    /// <summary>The waivers on it, its types and its assembly.</summary>
    public ImmutableArray<WaiverFacts> Waivers { get; init; } = [];
}

/// <summary>A method that bears governing attributes.</summary>
/// <param name="Id">Documentation-comment id.</param>
/// <param name="Name">Type and method, for people.</param>
/// <param name="Assembly">The assembly it lies in.</param>
/// <param name="Place">Where its wrapper, or its body if there is none, stands.</param>
/// <param name="Says">What its attributes say.</param>
/// <param name="NotWrapped">Why the attributes do nothing here, to follow "annotated, but "; null if a wrapper is there.</param>
internal sealed record GovernedMethodFacts(string Id, string Name, string Assembly, SourcePlace? Place, GoverningFacts Says, string? NotWrapped)
{
    /// <summary>What rules go by that look at its types and attributes.</summary>
    public ScopeFacts? Scope { get; init; }

    /// <summary>The waivers on it, its types and its assembly.</summary>
    public ImmutableArray<WaiverFacts> Waivers { get; init; } = [];

    /// <summary>The parameters that must not be written down, by name; <c>result</c> for what it returns.</summary>
    public ImmutableArray<string> Sensitive { get; init; } = [];

    /// <summary>The parameters that say whom a call is about.</summary>
    public ImmutableArray<string> Subjects { get; init; } = [];
}

/// <summary>A stated exception to a rule.</summary>
/// <param name="Terms">What it says.</param>
/// <param name="On">What it stands on, for people: the method, the type, the assembly.</param>
internal sealed record WaiverFacts(WaiverTerms Terms, string On);
