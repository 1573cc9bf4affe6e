using GovernedAi.Approvals;
using GovernedAi.Json;
using GovernedAi.Payloads;

namespace GovernedAi.Testing;

/// <summary>
/// The person of a test: does what the test said, one thing for each group that is asked, and the last thing for all that follow.
/// </summary>
public sealed class ScriptedApprover : IApprover
{
    private readonly ManualTimeProvider _clock;
    private readonly PayloadSerializer _serializer;
    private readonly Queue<Script> _scripts = [];
    private readonly List<ApprovalRequest> _asked = [];
    private Script _last;

    internal ScriptedApprover(ManualTimeProvider clock, PayloadSerializer serializer)
    {
        _clock = clock;
        _serializer = serializer;
        _last = new Script((request, by, desk, cancellation) => by != request.Asked[^1].People[0] ? Task.CompletedTask : desk.RejectAsync(
            request.Id, by, "The test did not say what the approver does: governance.Approver.Releases();", Assurance.Authenticated, cancellation).AsTask());
    }

    private delegate Task Act(ApprovalRequest request, string by, ApprovalDesk desk, CancellationToken cancellation);

    /// <summary>What people do.</summary>
    /// <param name="Act">Does it, for one person.</param>
    /// <param name="Decides">Whether it is a word that several have to say.</param>
    private sealed record Script(Act Act, bool Decides = false);

    /// <summary>The requests that reached the approver, one for each group that was asked, as they were then.</summary>
    public IReadOnlyList<ApprovalRequest> Asked
    {
        get
        {
            lock (_asked)
                return [.. _asked];
        }
    }

    /// <summary>Releases the proposal.</summary>
    public ScriptedApprover Releases(string reason = "looks right") =>
        Then((request, by, desk, cancellation) => desk.ReleaseAsync(request.Id, by, reason, Assurance.Authenticated, cancellation).AsTask(), decides: true);

    /// <summary>Rejects the proposal.</summary>
    public ScriptedApprover Rejects(string reason = "looks wrong") =>
        Then((request, by, desk, cancellation) => by != request.Asked[^1].People[0]
            ? Task.CompletedTask
            : desk.RejectAsync(request.Id, by, reason, Assurance.Authenticated, cancellation).AsTask());

    /// <summary>Answers in the model's place.</summary>
    public ScriptedApprover Answers<TResult>(TResult answer, string reason = "corrected")
    {
        var json = new RawJson(_serializer.Serialize(answer, "The scripted answer"));
        return Then((request, by, desk, cancellation) => AnswerAsync(request, by, json, reason, desk, cancellation), decides: true);
    }

    /// <summary>Lets the time of the step run out.</summary>
    public ScriptedApprover StaysSilent() => Then((request, _, _, _) =>
    {
        if (request.Asked[^1].Until < DateTimeOffset.MaxValue)
            _clock.Advance(request.Asked[^1].Until - _clock.GetUtcNow());
        return Task.CompletedTask;
    });

    /// <summary>Leaves the request open: the test decides through <see cref="TestGovernance.Desk"/>, or moves the clock.</summary>
    public ScriptedApprover Waits() => Then((_, _, _, _) => Task.CompletedTask);

    /// <inheritdoc/>
    Task IApprover.AskAsync(ApprovalRequest request, ApprovalDesk desk, CancellationToken cancellation)
    {
        lock (_asked)
        {
            _asked.Add(request);
            if (_scripts.TryDequeue(out var script))
                _last = script;
        }

        return ActAsync(request, desk, cancellation);
    }

    /// <summary>An answer that is refused must not leave the test waiting for another.</summary>
    private static async Task AnswerAsync(ApprovalRequest request, string by, RawJson answer, string reason, ApprovalDesk desk, CancellationToken cancellation)
    {
        try
        {
            await desk.AnswerAsync(request.Id, by, answer, reason, Assurance.Authenticated, cancellation).ConfigureAwait(false);
        }
        catch (ApprovalRefusedException refused)
        {
            await desk.RejectAsync(request.Id, by, $"The scripted answer was refused: {refused.Message}", Assurance.Authenticated, cancellation).ConfigureAwait(false);
        }
    }

    /// <summary>As many people as have to say the same do what the script says.</summary>
    private async Task ActAsync(ApprovalRequest request, ApprovalDesk desk, CancellationToken cancellation)
    {
        var script = _last;
        var people = request.Asked[^1].People;
        if (script.Decides && people.Count < request.Quorum)
        {
            await desk.RejectAsync(
                request.Id, people[0], $"{request.Quorum} people have to say the same, and each group of this test has {people.Count}: new TestGovernanceOptions {{ PeopleInEveryGroup = {request.Quorum} }}.", Assurance.Authenticated, cancellation).ConfigureAwait(false);
            return;
        }

        foreach (var person in people.Take(request.Quorum))
        {
            if (!cancellation.IsCancellationRequested)
                await script.Act(request, person, desk, cancellation).ConfigureAwait(false);
        }
    }

    private ScriptedApprover Then(Act act, bool decides = false)
    {
        lock (_asked)
            _scripts.Enqueue(new Script(act, decides));
        return this;
    }
}
