using GovernedAi.Runtime;

namespace GovernedAi.Drills;

/// <summary>What stands in for the model in a drill. The body of the governed method does not run, and no model is called.</summary>
public sealed class DrillModel
{
    private readonly Func<GovernedCall, ValueTask> _act;

    private DrillModel(string description, Func<GovernedCall, ValueTask> act)
    {
        Description = description;
        _act = act;
    }

    /// <summary>What it does, in words: for the record.</summary>
    public string Description { get; }

    /// <summary>It fails.</summary>
    /// <param name="failure">How; a <see cref="DrillException"/> when nothing is said.</param>
    public static DrillModel Fails(Exception? failure = null)
    {
        failure ??= new DrillException("The model fails, in a drill.");
        return new($"fails ({failure.GetType().Name})", _ => ValueTask.FromException(failure));
    }

    /// <summary>It says nothing until a time has passed, as a client waits that has a time-out of its own.</summary>
    /// <param name="time">How long; then a <see cref="TimeoutException"/>.</param>
    public static DrillModel Hangs(TimeSpan time) => new($"hangs for {time:c}", async call =>
    {
        await Task.Delay(time, call.Engine.Clock, call.Cancellation).ConfigureAwait(false);
        throw new TimeoutException($"The model said nothing for {time:c}, in a drill.");
    });

    /// <summary>It answers: nonsense, or something it is not sure of, or what is right.</summary>
    /// <param name="answer">What the governed method returns then, without its task.</param>
    /// <param name="description">What that is, in words.</param>
    public static DrillModel Answers<TResult>(TResult answer, string description = "answers") => new(description, call =>
    {
        if (call is not GovernedCall<TResult> typed)
            throw new DrillException($"The drill answers with {typeof(TResult)}, and {call.Method.Name} returns something else.");
        typed.Propose(answer);
        return default;
    });

    internal ValueTask ActAsync(GovernedCall call) => _act(call);
}
