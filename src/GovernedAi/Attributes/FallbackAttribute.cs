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
}
