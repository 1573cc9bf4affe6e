using System.ComponentModel;

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
    /// <param name="condition">The name of the method that says whether to ask; <see langword="null"/> asks always.</param>
    /// <param name="question">The template of the question; <see langword="null"/> asks a standard one.</param>
    public EscalationPolicy(string[] chain, long stepTimeoutTicks, Ask ask, string? condition, string? question)
    {
        _chain = chain;
        StepTimeout = TimeSpan.FromTicks(stepTimeoutTicks);
        Ask = ask;
        Condition = condition;
        Question = question;
    }

    /// <summary>Names of groups, first asked first.</summary>
    public IReadOnlyList<string> Chain => _chain;

    /// <summary>How long each group has.</summary>
    public TimeSpan StepTimeout { get; }

    /// <summary>Before the model, or before release.</summary>
    public Ask Ask { get; }

    /// <summary>The name of the method that says whether to ask, or <see langword="null"/>: always.</summary>
    public string? Condition { get; }

    /// <summary>The template of the question, or <see langword="null"/>: a standard one.</summary>
    public string? Question { get; }
}
