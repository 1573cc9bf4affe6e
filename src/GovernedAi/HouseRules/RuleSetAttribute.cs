namespace GovernedAi;

/// <summary>Says about a rule set as a whole who may lift its rules, and for how long.</summary>
[AttributeUsage(AttributeTargets.Assembly)]
public sealed class RuleSetAttribute : Attribute
{
    /// <summary>The longest a waiver of one of the set's rules may run, in days from today. 0, the default, sets no limit.</summary>
    public int MaxWaiverDays { get; set; }

    /// <summary>The only names a waiver's <see cref="GovernanceWaiverAttribute.ApprovedBy"/> may state; <c>*</c> stands for any characters.</summary>
    public string[]? WaiversApprovedBy { get; set; }
}
