namespace GovernedAi;

/// <summary>What every rule of a rule set has: an id, where it applies, how it is enforced, and from when.</summary>
/// <remarks>
/// Of the properties that say where, those that are given must all hold. A name pattern is a full name in which <c>*</c> stands
/// for any characters within one part: <c>Acme.*.Hazmat</c>.
/// </remarks>
public abstract class RuleAttribute : Attribute
{
    private protected RuleAttribute(string id) => Id = id;

    /// <summary>The house's own id of the rule, such as <c>ACME001</c>: letters, then digits. An id is never used again for another rule.</summary>
    public string Id { get; }

    /// <summary>Where: name pattern of a namespace; namespaces below it are covered too.</summary>
    public string? Namespace { get; set; }

    /// <summary>Where: name pattern of the containing type, of a type around it, of a base type, or of an interface it implements.</summary>
    public string? Type { get; set; }

    /// <summary>Where: name pattern of the assembly being compiled. A <c>*</c> covers dots here: <c>Acme.*</c>.</summary>
    public string? Assembly { get; set; }

    /// <summary>How a break is reported. The default is <see cref="RuleSeverity.Error"/>.</summary>
    public RuleSeverity Severity { get; set; }

    /// <summary>Whether no project may quieten the rule: only a waiver helps. A locked rule is an error.</summary>
    public bool Locked { get; set; }

    /// <summary>The house's own words, added to the message.</summary>
    public string? Message { get; set; }

    /// <summary>An absolute link to what the house has to say about the rule.</summary>
    public string? Help { get; set; }

    /// <summary>The day, <c>yyyy-MM-dd</c> in UTC, from which the rule has its severity; until then a break is a warning.</summary>
    public string? EnforceFrom { get; set; }

    /// <summary>Ids of older rules that this one takes the place of: waivers, baseline lines and severities given to them count for this one.</summary>
    public string[]? Replaces { get; set; }

    /// <summary>Why the rule is no longer enforced. The line stays, so that its id is not used again.</summary>
    public string? Retired { get; set; }
}
