namespace GovernedAi;

/// <summary>Declares a use of AI: who owns it, what it is for, who approved it, and when that is looked at again.</summary>
/// <remarks>Methods name it, <c>[AuditLog("inbound-routing")]</c>. A name that is declared neither here nor in a referenced assembly is an error.</remarks>
/// <param name="name">The name that methods use, such as <c>"inbound-routing"</c>.</param>
[AttributeUsage(AttributeTargets.Assembly, AllowMultiple = true)]
public sealed class UseCaseAttribute(string name) : Attribute
{
    /// <summary>The name that methods use.</summary>
    public string Name { get; } = name;

    /// <summary>Who answers for it: a person, a team or an address.</summary>
    public string? Owner { get; set; }

    /// <summary>What it is for.</summary>
    public string? Purpose { get; set; }

    /// <summary>How much harm it can do.</summary>
    public Risk Risk { get; set; }

    /// <summary>Who approved it.</summary>
    public string? ApprovedBy { get; set; }

    /// <summary>The last day, <c>yyyy-MM-dd</c> in UTC, on which the approval counts without a new review.</summary>
    public string? ReviewBy { get; set; }

    /// <summary>What success was to be: <c>"80 % routed without a person by June"</c>.</summary>
    public string? Target { get; set; }

    /// <summary>
    /// The groups that are told, in this order, when an answer turns out to have been wrong: <c>["desk", "compliance"]</c>. The next is told
    /// when nobody of the one before acknowledges in time. Each record of a call carries the chain that was in force.
    /// </summary>
    public string[]? Incident { get; set; }

    /// <summary>How long each group of <see cref="Incident"/> has to acknowledge, <c>hh:mm:ss</c>. The default is <c>"01:00:00"</c>.</summary>
    public string? IncidentStepTimeout { get; set; }

    /// <summary>
    /// For how many days, from 1 to 36500, the content of calls (arguments, prompts, responses, results) and their records are kept: <c>730</c>.
    /// Each record carries the term that was in force. When it is over the content is erased; until then no pruning takes the record. Without
    /// it <see cref="GovernedAiOptions.Retention"/> decides, which can only lengthen what stands here. A legal hold wins over both.
    /// </summary>
    public int RetentionDays { get; set; }
}
