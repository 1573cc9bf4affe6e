namespace GovernedAi;

/// <summary>Asks people before the method's result is released (or before the model is called), in the order of the chain.</summary>
[AttributeUsage(AttributeTargets.Method | AttributeTargets.Class, Inherited = false)]
public sealed class EscalationAttribute : GovernanceAttribute
{
    /// <summary>Asks the groups of <paramref name="chain"/> in order; each has <see cref="StepTimeout"/> to answer.</summary>
    /// <param name="chain">Names of groups of approvers, first asked first. At least one.</param>
    public EscalationAttribute(params string[] chain) => Chain = chain;

    /// <summary>Names of the groups to ask, first asked first.</summary>
    public string[] Chain { get; }

    /// <summary>
    /// The method, as <c>nameof(…)</c>, that says whether to ask: it returns <see cref="bool"/> and takes any of the governed
    /// method's parameters, by name, and (before release) one named <c>result</c>. Without it every call asks. If it throws, the
    /// call asks.
    /// </summary>
    public string? If { get; set; }

    /// <summary>When to ask. The default is <see cref="Ask.BeforeRelease"/>.</summary>
    public Ask Ask { get; set; }

    /// <summary>How long each group has, as <c>hh:mm:ss</c>. The default is thirty minutes.</summary>
    public string StepTimeout { get; set; } = "00:30:00";

    /// <summary>
    /// The question put to the approver. Braces hold a parameter, <c>result</c>, or a path from one of them:
    /// <c>"Route {bill.Number} to {result.Queue}?"</c>.
    /// </summary>
    public string? Question { get; set; }
}
