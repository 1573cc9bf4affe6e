using System.ComponentModel;
using System.Diagnostics;
using System.Text.Json;
using GovernedAi.Engine;
using GovernedAi.Payloads;
using GovernedAi.Privacy;

namespace GovernedAi.Runtime;

/// <summary>
/// One governed call as its wrapper sees it: the wrapper asks for the next step, runs it and says what came of it; all that
/// stands between the steps is done here.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract partial class GovernedCall : IDisposable, IPrivateScope
{
    private CallPhase _phase;
    private bool _answered;
    private bool _tolerant;
    private long _stepStarted;
    private int _payloads;
    private PrivateValues? _private;

    private protected GovernedCall(GovernanceEngine engine, GovernedMethod method, CancellationToken cancellation)
    {
        Engine = engine;
        // Generated code keeps it in a field, which a hot reload that adds the method does not set up.
        Method = method ?? throw new InvalidOperationException("A governed method was added while the program ran, and what governs it is set up when a program starts: restart the program.");
        Cancellation = cancellation;
        Started = _stepStarted = engine.Clock.GetTimestamp();
        Activity = Telemetry.GovernedAiTelemetry.StartCall(method);
        IsShadow = engine.IsShadow(method);
        _isDrilled = Drill?.Note(Id) == true;
    }

    /// <summary>What to run now.</summary>
    public GovernedStep Step { get; private protected set; }

    /// <summary>Which fallback to run, from 0, while <see cref="Step"/> is <see cref="GovernedStep.Fallback"/>.</summary>
    public int Fallback { get; private set; } = -1;

    /// <summary>Why the model's answer is not released: what a fallback that takes an exception gets.</summary>
    public Exception? Failure => _detour?.Failure;

    internal GovernanceEngine Engine { get; }

    internal GovernedMethod Method { get; }

    internal CancellationToken Cancellation { get; }

    internal Guid Id { get; } = CallId.New();

    internal long Started { get; }

    internal Activity? Activity { get; }

    /// <summary>The first of its arguments.</summary>
    internal RecordedArgument? Arguments { get; private set; }

    /// <summary>What it has shown to be private; <see langword="null"/>: nothing so far.</summary>
    internal PrivateValues? Private => Volatile.Read(ref _private);

    /// <summary>The same for those who add to it, or to whom it matters what will be added.</summary>
    internal PrivateValues Values => _private ?? Interlocked.CompareExchange(ref _private, new(), null) ?? _private;

    PrivateValues IPrivateScope.Values => Values;

    /// <summary>Whether the answer may hold what must not be written, so that the model's own words are not kept either.</summary>
    internal abstract bool AnswerIsSensitive { get; }

    /// <summary>Whether the ledger may fail without stopping this call any more.</summary>
    internal bool TolerantOfGaps => _tolerant || Method.OnAuditFailure == OnAuditFailure.ProceedUnrecorded;

    /// <summary>Keeps an argument as it is now, before the body can change it.</summary>
    public void Argument<T>(string name, T value) => Argument(name, value, ArgumentPrivacy.None);

    /// <summary>Keeps an argument as far as the attributes of its parameter let it be kept.</summary>
    public void Argument<T>(string name, T value, ArgumentPrivacy privacy)
    {
        if (!Method.KeepsContent || HasFailedStep)
            return;
        try
        {
            Keep(RecordedArgument.Of(this, name, value, privacy));
        }
        catch (Exception exception)
        {
            Fail(exception);
        }
    }

    /// <summary>Notes that an argument is not kept.</summary>
    public void NotRecorded(string name, string reason)
    {
        if (Method.KeepsContent)
            Keep(RecordedArgument.Without(name, reason));
    }

    private void Keep(RecordedArgument argument)
    {
        if (Arguments is { } first)
            first.Append(argument);
        else
            Arguments = argument;
    }

    /// <summary>Does what stands between two steps; <see langword="false"/> when the call has ended.</summary>
    public ValueTask<bool> NextAsync() => AdvanceAsync();

    /// <summary>The same for a synchronous method; it holds the thread.</summary>
    public bool Next()
    {
        var next = AdvanceAsync();
        return next.IsCompleted ? next.GetAwaiter().GetResult() : next.AsTask().GetAwaiter().GetResult();
    }

    /// <summary>Says that the step failed.</summary>
    public void Fail(Exception exception) => Detoured.StepFailure = exception;

    private bool HasFailedStep => _detour?.StepFailure is not null;

    /// <summary>Ends the call. A wrapper that leaves early is recorded as failed by the absence of an outcome.</summary>
    public virtual void Dispose()
    {
        EndAttempt();
        Activity?.Dispose();
    }

    /// <summary>What the outcome record says besides how the call ended.</summary>
    /// <param name="data">The record.</param>
    /// <param name="answered">Whether the caller gets an answer, and no exception.</param>
    internal virtual void WriteOutcome(Utf8JsonWriter data, bool answered)
    {
    }

    /// <summary>Whether the outcome is written, or could not be.</summary>
    internal bool HasEnded => _phase == CallPhase.Ended;

    /// <summary>Notes that a step has produced a result.</summary>
    private protected void Answered() => _answered = true;

    /// <summary>The proposed result as JSON; <see langword="null"/> when the method returns nothing.</summary>
    private protected abstract byte[]? SerializeProposal();

    /// <summary>The same as it may be kept; <see langword="null"/> when nothing of it may be, or there is none.</summary>
    private protected abstract byte[]? SerializeMaskedProposal();

    /// <summary>The proposed result as it may be kept.</summary>
    internal byte[]? MaskedProposal() => SerializeMaskedProposal() is { } masked ? Engine.Redaction.Clean(masked, Private) : null;

    /// <summary>Takes a person's answer as the result.</summary>
    private protected abstract void AdoptAnswer(ReadOnlySpan<byte> json);

    internal Payload NewPayload(ReadOnlyMemory<byte> content) =>
        new(PayloadName.Of(Engine.Clock.GetUtcNow(), Id, Interlocked.Increment(ref _payloads)), content)
        {
            Subjects = Pseudonym.Of(Engine.Payloads, Private?.Subjects ?? []),
        };
}
