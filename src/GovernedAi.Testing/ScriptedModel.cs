using GovernedAi.Drills;

namespace GovernedAi.Testing;

/// <summary>
/// The model of a test: stands in for the bodies of governed methods, one thing for each call, and the last thing for all that follow.
/// Until the test says something, the bodies run.
/// </summary>
public sealed class ScriptedModel
{
    private readonly Queue<DrillModel?> _scripts = [];
    private DrillModel? _last;

    internal ScriptedModel()
    {
    }

    /// <summary>Fails.</summary>
    /// <param name="failure">How; a <see cref="DrillException"/> when nothing is said.</param>
    public ScriptedModel Fails(Exception? failure = null) => Then(DrillModel.Fails(failure));

    /// <summary>Says nothing until the clock has moved on by a time; then a <see cref="TimeoutException"/>.</summary>
    public ScriptedModel Hangs(TimeSpan time) => Then(DrillModel.Hangs(time));

    /// <summary>Answers: nonsense, or something it is not sure of, or what is right.</summary>
    /// <param name="answer">What the governed method returns then, without its task.</param>
    public ScriptedModel Answers<TResult>(TResult answer) => Then(DrillModel.Answers(answer));

    /// <summary>Lets the body run.</summary>
    public ScriptedModel Runs() => Then(null);

    internal DrillModel? Next()
    {
        lock (_scripts)
            return _last = _scripts.TryDequeue(out var script) ? script : _last;
    }

    private ScriptedModel Then(DrillModel? script)
    {
        lock (_scripts)
            _scripts.Enqueue(script);
        return this;
    }
}
