using System.ComponentModel;
using GovernedAi.Approvals;

namespace GovernedAi.Runtime;

/// <summary>Whom a governed method asks, in what order, and for how long.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class EscalationPolicy
{
    private readonly string[] _chain;

    /// <summary>States the policy. Generated code calls this.</summary>
    /// <param name="chain">Names of groups, first asked first.</param>
    /// <param name="stepTimeoutTicks">How long each group has, in ticks of a <see cref="TimeSpan"/>.</param>
    /// <param name="ask">Before the model, or before release.</param>
    /// <param name="condition">The name of the method that says whether to ask, if there is one.</param>
    /// <param name="question">The template of the question; <see langword="null"/> asks a standard one.</param>
    /// <param name="quorum">How many different people have to say the same.</param>
    /// <param name="onTimeout">What follows when nobody answers.</param>
    /// <param name="sampleRate">The share of calls that ask whatever else says.</param>
    /// <param name="minReportedConfidence">Asks when the model reports less; 0 when confidence is not looked at.</param>
    /// <param name="mode">What the caller does meanwhile.</param>
    /// <param name="minAssurance">How sure it has to be who decided.</param>
    public EscalationPolicy(
        string[] chain,
        long stepTimeoutTicks,
        Ask ask,
        string? condition,
        string? question,
        int quorum = 1,
        OnTimeout onTimeout = OnTimeout.Fallback,
        double sampleRate = 0,
        double minReportedConfidence = 0,
        ApprovalMode mode = ApprovalMode.Await,
        Assurance minAssurance = Assurance.Asserted)
    {
        _chain = chain;
        StepTimeout = TimeSpan.FromTicks(stepTimeoutTicks);
        Ask = ask;
        Condition = condition;
        Question = question;
        Quorum = quorum;
        OnTimeout = onTimeout;
        SampleRate = sampleRate;
        MinReportedConfidence = minReportedConfidence;
        Mode = mode;
        MinAssurance = minAssurance;
    }

    /// <summary>Names of groups, first asked first.</summary>
    public IReadOnlyList<string> Chain => _chain;

    /// <summary>How long each group has.</summary>
    public TimeSpan StepTimeout { get; }

    /// <summary>Before the model, or before release.</summary>
    public Ask Ask { get; }

    /// <summary>The name of the method that says whether to ask, or <see langword="null"/>.</summary>
    public string? Condition { get; }

    /// <summary>The template of the question, or <see langword="null"/>: a standard one.</summary>
    public string? Question { get; }

    /// <summary>How many different people have to say the same.</summary>
    public int Quorum { get; }

    /// <summary>What follows when nobody answers.</summary>
    public OnTimeout OnTimeout { get; }

    /// <summary>The share of calls, from 0 to 1, that ask whatever else says.</summary>
    public double SampleRate { get; }

    /// <summary>Asks when the model reports less; 0 when confidence is not looked at.</summary>
    public double MinReportedConfidence { get; }

    /// <summary>What the caller does meanwhile.</summary>
    public ApprovalMode Mode { get; }

    /// <summary>How sure it has to be who decided.</summary>
    public Assurance MinAssurance { get; }

    /// <summary>Whether every call asks: nothing is given that would choose among them.</summary>
    internal bool AsksAlways => Condition is null && SampleRate == 0 && MinReportedConfidence == 0;
}
