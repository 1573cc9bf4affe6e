using GovernedAi.Approvals;

namespace GovernedAi;

/// <summary>Asks people before the method's result is released (or before the model is called), in the order of the chain.</summary>
/// <remarks>
/// Every call asks, unless <see cref="If"/>, <see cref="MinReportedConfidence"/> or <see cref="SampleRate"/> is given: then a call asks
/// when any of those that are given says so.
/// </remarks>
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
    /// method's parameters, by name, and (before release) one named <c>result</c>. If it throws, the call asks.
    /// </summary>
    public string? If { get; set; }

    /// <summary>When to ask. The default is <see cref="Ask.BeforeRelease"/>.</summary>
    public Ask Ask { get; set; }

    /// <summary>
    /// How a stream that asks before release is released; it must then be <see cref="StreamRelease.Hold"/>. Only for methods that
    /// return a stream.
    /// </summary>
    public StreamRelease Stream { get; set; }

    /// <summary>How long each group has, as <c>hh:mm:ss</c>. The default is thirty minutes.</summary>
    public string StepTimeout { get; set; } = "00:30:00";

    /// <summary>
    /// The question put to the approver. Braces hold a parameter, <c>result</c>, or a path from one of them:
    /// <c>"Route {bill.Number} to {result.Queue}?"</c>.
    /// </summary>
    public string? Question { get; set; }

    /// <summary>
    /// How many different people have to say the same before it counts: release the proposal, or answer with the same correction. One
    /// rejection ends it. The default is one. A group of fewer people is an error at start.
    /// </summary>
    public int Quorum { get; set; } = 1;

    /// <summary>
    /// How sure it has to be who decided, at least: a decision that is less sure is refused. The default is <see cref="Assurance.Asserted"/>: anybody
    /// can say that they are somebody.
    /// </summary>
    public Assurance MinAssurance { get; set; }

    /// <summary>What follows when nobody of the whole chain answers in time. The default is <see cref="OnTimeout.Fallback"/>.</summary>
    public OnTimeout OnTimeout { get; set; }

    /// <summary>
    /// The share of calls, from 0 to 1, that ask whatever else says, drawn at random. Neither caller nor approver can tell; the ledger can.
    /// The default is 0.
    /// </summary>
    public double SampleRate { get; set; }

    /// <summary>
    /// Asks when the model reports less, above 0 and up to 1, in the member of the result that bears <see cref="ReportedConfidenceAttribute"/>.
    /// </summary>
    public double MinReportedConfidence { get; set; }

    /// <summary>What the caller does while people think. The default is <see cref="ApprovalMode.Await"/>.</summary>
    public ApprovalMode Mode { get; set; }
}
