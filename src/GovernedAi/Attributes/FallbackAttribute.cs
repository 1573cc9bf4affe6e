namespace GovernedAi;

/// <summary>
/// Names the method that answers when the model fails or its answer is rejected. May be repeated: fallbacks are tried in the
/// order they stand in the source.
/// </summary>
[AttributeUsage(AttributeTargets.Method | AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class FallbackAttribute : GovernanceAttribute
{
    /// <summary>Answers with <paramref name="method"/> when the model does not.</summary>
    /// <param name="method">
    /// A method of the same type, as <c>nameof(…)</c>. It takes any of the governed method's parameters, by name, and if it
    /// wants one <see cref="Exception"/> (what went wrong); it returns the same result, with or without a task.
    /// </param>
    public FallbackAttribute(string method) => Method = method;

    /// <summary>The name of the method that answers.</summary>
    public string Method { get; }

    /// <summary>Why the model's answer is not given, as far as this fallback answers to it. The default is <see cref="FallbackOn.Any"/>.</summary>
    public FallbackOn On { get; set; } = FallbackOn.Any;

    /// <summary>
    /// How long this fallback has, as <c>hh:mm:ss</c>; then its token is cancelled, it is not waited for any longer and the next one
    /// answers. It has to return a task (in the place of a stream, one of all items) and to take a <see cref="CancellationToken"/>. The default is no limit.
    /// </summary>
    public string? Timeout { get; set; }

    /// <summary>
    /// Answers in the model's place, without asking a person, when the model reports less, above 0 and up to 1, in the member of the result
    /// that bears <see cref="ReportedConfidenceAttribute"/>. <see cref="On"/> has to hold <see cref="FallbackOn.LowConfidence"/>.
    /// </summary>
    public double MinReportedConfidence { get; set; }

    /// <summary>
    /// Runs this fallback once more, ahead of the question, so that those who are asked see what it would say. It is the author's word that
    /// this does no harm: the method must have no effects, take no <see cref="Exception"/>, and neither call a model nor be governed; one
    /// that returns a task needs a <see cref="Timeout"/>. What it says is shown and never used: it answers anew when it has to. The default is no.
    /// </summary>
    public bool Preview { get; set; }
}
