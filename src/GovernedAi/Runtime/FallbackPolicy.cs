using System.ComponentModel;

namespace GovernedAi.Runtime;

/// <summary>One fallback of a governed method: what it answers to, and how long it has.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class FallbackPolicy
{
    /// <summary>States the policy. Generated code calls this.</summary>
    /// <param name="method">The name of the method that answers.</param>
    /// <param name="on">What it answers to.</param>
    /// <param name="timeoutTicks">How long it has, in ticks of a <see cref="TimeSpan"/>; 0: no limit.</param>
    /// <param name="minReportedConfidence">Answers when the model reports less; 0 when confidence is not looked at.</param>
    /// <param name="preview">Whether it is run ahead to show what it would say.</param>
    public FallbackPolicy(string method, FallbackOn on = FallbackOn.Any, long timeoutTicks = 0, double minReportedConfidence = 0, bool preview = false)
    {
        Method = method;
        On = on;
        Timeout = timeoutTicks == 0 ? null : TimeSpan.FromTicks(timeoutTicks);
        MinReportedConfidence = minReportedConfidence;
        Preview = preview;
    }

    /// <summary>The name of the method that answers.</summary>
    public string Method { get; }

    /// <summary>What it answers to.</summary>
    public FallbackOn On { get; }

    /// <summary>How long it has; <see langword="null"/>: no limit.</summary>
    public TimeSpan? Timeout { get; }

    /// <summary>Answers when the model reports less; 0 when confidence is not looked at.</summary>
    public double MinReportedConfidence { get; }

    /// <summary>Whether it is run ahead of a question, to show what it would say.</summary>
    public bool Preview { get; }
}
