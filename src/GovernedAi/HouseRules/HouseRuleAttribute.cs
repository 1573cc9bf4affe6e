using GovernedAi.Approvals;

namespace GovernedAi;

/// <summary>A rule of the house about model calls: where it applies, and what it demands of the methods that make them.</summary>
/// <remarks>
/// It stands in a rule set: a class library that references GovernedAi. Every project that references the library, directly or
/// through another, is held to it. Rules add up; no project can take one away.
/// </remarks>
/// <param name="id">The house's own id, such as <c>ACME001</c>.</param>
/// <param name="title">What the rule demands, in one line: <c>"Hazmat decisions need a person"</c>.</param>
[AttributeUsage(AttributeTargets.Assembly, AllowMultiple = true)]
public sealed class HouseRuleAttribute(string id, string title) : RuleAttribute(id)
{
    /// <summary>What the rule demands, in one line.</summary>
    public string Title { get; } = title;

    /// <summary>Where: the kind of model call, such as <c>chat</c>, <c>image</c> or <c>agent-run</c>; <c>*</c> stands for any characters.</summary>
    public string? Kind { get; set; }

    /// <summary>Where: name pattern of the library that is called, by its assembly: <c>OpenAI</c>, <c>Microsoft.Extensions.AI.*</c>.</summary>
    public string? Provider { get; set; }

    /// <summary>Where: name of the use case that the method serves; <c>*</c> stands for any characters.</summary>
    public string? UseCase { get; set; }

    /// <summary>Where: methods that serve a use case of at least this risk.</summary>
    public Risk Risk { get; set; }

    /// <summary>Where: methods with a parameter or result of one of these types, of a type derived from one, or of a list or task of one.</summary>
    public Type[]? Handles { get; set; }

    /// <summary>Where: the same as <see cref="Handles"/>, by name pattern, for types that the rule set does not reference.</summary>
    public string[]? HandlesNamed { get; set; }

    /// <summary>Where: methods that bear this attribute or one derived from it, or whose type, a parameter, or a type they handle does.</summary>
    public Type? Bearing { get; set; }

    /// <summary>What: the controls that must be there.</summary>
    public Controls Requires { get; set; }

    /// <summary>What: an attribute of the house that must stand on the method. Offered first by the fix.</summary>
    public Type? RequiresAttribute { get; set; }

    /// <summary>What: groups that must be in the escalation chain, in this order; others may stand between them.</summary>
    public string[]? EscalateTo { get; set; }

    /// <summary>What: the only groups that may be in the escalation chain.</summary>
    public string[]? EscalateOnlyTo { get; set; }

    /// <summary>What: the longest time one group of the chain may have, as <c>hh:mm:ss</c>.</summary>
    public string? MaxStepTimeout { get; set; }

    /// <summary>What: how many people of a group must agree, at least.</summary>
    public int MinQuorum { get; set; }

    /// <summary>What: how sure it has to be who decided, at least; <see cref="Assurance.Authenticated"/> demands that people sign in to decide.</summary>
    public Assurance MinAssurance { get; set; }

    /// <summary>What: the method names a declared use case.</summary>
    public bool RequiresUseCase { get; set; }

    /// <summary>What: the use case has been approved by somebody and its review is not overdue.</summary>
    public bool RequiresReview { get; set; }

    /// <summary>What: one of the fallbacks calls no model.</summary>
    public bool RequiresFallbackWithoutModel { get; set; }

    /// <summary>What: the model is never called when the ledger cannot be written.</summary>
    public bool RequiresRecord { get; set; }

    /// <summary>What: prompt and answer of every model call reach the record; a call that cannot be captured breaks the rule.</summary>
    public bool RequiresCapture { get; set; }

    /// <summary>
    /// What: types of which nothing is recorded as it is. A parameter or result that is or holds one, or a member on the way to it, bears
    /// <see cref="SensitiveAttribute"/>.
    /// </summary>
    public Type[]? Redacts { get; set; }

    /// <summary>What: the same as <see cref="Redacts"/>, by name pattern, for types that the rule set does not reference.</summary>
    public string[]? RedactsNamed { get; set; }

    /// <summary>What: the model ids that may be named where an id is a constant; <c>*</c> stands for any characters.</summary>
    public string[]? AllowedModels { get; set; }
}
