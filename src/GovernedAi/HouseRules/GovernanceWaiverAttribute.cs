namespace GovernedAi;

/// <summary>Lifts one rule from one member, type or assembly, for a reason, on somebody's word, until a day.</summary>
/// <remarks>Who approved is stated, not verified. An expired waiver is an error.</remarks>
/// <param name="rule">A rule of the house, <c>ACME001</c>, or of this package, <c>GAI1001</c>.</param>
[AttributeUsage(
    AttributeTargets.Assembly | AttributeTargets.Class | AttributeTargets.Struct | AttributeTargets.Interface | AttributeTargets.Method
    | AttributeTargets.Constructor | AttributeTargets.Property | AttributeTargets.Event | AttributeTargets.Field,
    AllowMultiple = true,
    Inherited = false)]
public sealed class GovernanceWaiverAttribute(string rule) : Attribute
{
    /// <summary>The id of the rule that is lifted.</summary>
    public string Rule { get; } = rule;

    /// <summary>Why. Required.</summary>
    public string? Reason { get; set; }

    /// <summary>Who approved. Required; a rule set can name who may.</summary>
    public string? ApprovedBy { get; set; }

    /// <summary>The last day, <c>yyyy-MM-dd</c> in UTC, on which the waiver holds. Required; a rule set can cap how far ahead it may lie.</summary>
    public string? Expires { get; set; }
}
