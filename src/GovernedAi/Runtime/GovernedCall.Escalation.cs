using GovernedAi.Approvals;
using GovernedAi.Engine;

namespace GovernedAi.Runtime;

/// <content>Whether people are asked, and what comes of it.</content>
public abstract partial class GovernedCall
{
    /// <summary>Why people are asked, for the record alone: who is asked cannot tell a sample from a doubt.</summary>
    internal IReadOnlyList<string> AskedBecause => _detour?.Doubts?.Because ?? [];

    /// <summary>How sure the model said it is; <see langword="null"/> when it did not say, or nothing depends on it.</summary>
    internal double? ReportedConfidence => _detour?.Doubts?.Confidence;

    /// <summary>The request that this call takes up.</summary>
    private ApprovalRequest? Adopted => _detour?.Doubts?.Adopted;

    private Doubts Doubted => Detoured.Doubts ??= new Doubts();

    /// <summary>Says how sure the model is. What is not from 0 to 1 counts as not said.</summary>
    public void Report(double? confidence)
    {
        Doubted.Confidence = confidence is >= 0 and <= 1 ? confidence : null;
        _answered = true;
    }

    /// <summary>Says whether to ask a person.</summary>
    public void Decide(bool escalate)
    {
        Doubted.Escalates = escalate;
        _answered = true;
    }

    /// <summary>Says what to ask.</summary>
    public void Ask(string question)
    {
        Doubted.Question = question;
        _answered = true;
    }

    /// <summary>The request that the same call left open in a process that died.</summary>
    private ValueTask<ApprovalRequest?> AdoptAsync() => Engine.Approvals.TryAdoptAsync(
        Method.Id, DigestOfArguments(Engine.Approvals.BindingKey.Span), Id.ToString("N"), Cancellation);

    private async ValueTask<bool> AfterConfidenceAsync(Exception? failure)
    {
        if (failure is not null)
            Log.ConfidenceUnread(Engine.Logger, Method.Name, Engine.Redaction.Clean(failure, Private));
        foreach (var fallback in Method.Fallbacks)
        {
            if (fallback.MinReportedConfidence > 0 && IsBelow(fallback.MinReportedConfidence))
                return await FallBackAsync("core", new LowConfidenceException(Method.Name, ReportedConfidence, fallback.MinReportedConfidence), FallbackOn.LowConfidence).ConfigureAwait(false);
        }

        return await EscalateBeforeReleaseAsync().ConfigureAwait(false);
    }

    /// <summary>Whether the model is less sure than that; what it did not say counts as low.</summary>
    private bool IsBelow(double least) => !(ReportedConfidence >= least);

    private ValueTask<bool> EscalateBeforeReleaseAsync() =>
        Method.Escalation?.Ask == GovernedAi.Ask.BeforeRelease ? EscalateAsync() : EndAsync(CallOutcome.Released, null);

    /// <summary>Looks at all that may want a person, so that the record names each.</summary>
    private ValueTask<bool> EscalateAsync()
    {
        var policy = Method.Escalation!;
        if (policy.AsksAlways)
            Doubted.Because.Add("always");
        if (policy.MinReportedConfidence > 0 && IsBelow(policy.MinReportedConfidence))
            Doubted.Because.Add("lowConfidence");
        if (policy.SampleRate > 0 && Engine.Draw() < policy.SampleRate)
            Doubted.Because.Add("sample");
        return policy.Condition is null ? AskOrGoOnAsync() : new(Run(CallPhase.Condition, GovernedStep.Condition));
    }

    private ValueTask<bool> AfterConditionAsync(Exception? failure)
    {
        if (failure is not null)
            Log.ConditionFailed(Engine.Logger, Method.Name, Engine.Redaction.Clean(failure, Private));
        if (failure is not null || _detour?.Doubts?.Escalates == true)
            Doubted.Because.Add(failure is null ? "condition" : "conditionFailed");
        return AskOrGoOnAsync();
    }

    private ValueTask<bool> AskOrGoOnAsync()
    {
        if (AskedBecause.Count > 0)
            return new(Run(CallPhase.Question, GovernedStep.Question));
        return Method.Escalation!.Ask == GovernedAi.Ask.BeforeModel
            ? RunCoreAsync()
            : EndAsync(CallOutcome.Released, null);
    }

    private async ValueTask<bool> AskPeopleAsync()
    {
        var before = Method.Escalation!.Ask == GovernedAi.Ask.BeforeModel;
        try
        {
            var proposal = before || Adopted is not null ? null : SerializeProposal();
            var round = new ApprovalRound(Engine, this);
            var decision = Adopted is null
                ? await round.AskAsync(_detour?.Doubts?.Question, proposal).ConfigureAwait(false)
                : await round.ResumeAsync(Adopted).ConfigureAwait(false);
            if (decision.Verdict == Verdict.Answer)
            {
                round.ReadAnswer(decision.Answer, decision.By, AdoptAnswer);
                return await EndAsync(CallOutcome.Corrected, null).ConfigureAwait(false);
            }

            if (before)
                return await RunCoreAsync().ConfigureAwait(false);
            if (Adopted is null && !round.IsOfEarlierCall)
                round.DemandUnchanged(proposal, SerializeProposal());
            else
                round.ReadAnswer(round.Proposal, "an earlier call", AdoptAnswer);
            return await EndAsync(CallOutcome.Released, null).ConfigureAwait(false);
        }
        catch (ApprovalPendingException pending)
        {
            return await LeaveOpenAsync(pending).ConfigureAwait(false);
        }
        catch (ApprovalRejectedException rejected)
        {
            return await FallBackAsync(null, rejected, FallbackOn.Rejection).ConfigureAwait(false);
        }
        catch (ApprovalTimeoutException silence)
        {
            var reason = Method.Escalation.OnTimeout == OnTimeout.Reject ? FallbackOn.Rejection : FallbackOn.Timeout;
            return await FallBackAsync(null, silence, reason).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is not LedgerUnavailableException)
        {
            return await FallBackAsync("approval", exception, FallbackOn.Failure).ConfigureAwait(false);
        }
    }

    /// <summary>The process ends, and its ledger may be closed already: the open request is evidence enough.</summary>
    private async ValueTask<bool> LeaveOpenAsync(ApprovalPendingException pending)
    {
        try
        {
            return await EndAsync(CallOutcome.Pending, pending).ConfigureAwait(false);
        }
        catch (LedgerUnavailableException)
        {
            _phase = CallPhase.Ended;
            Withhold(pending);
            return false;
        }
    }

    /// <summary>What speaks for asking people. Most calls have none of it.</summary>
    private sealed class Doubts
    {
        public List<string> Because { get; } = [];

        public double? Confidence { get; set; }

        public bool Escalates { get; set; }

        public string? Question { get; set; }

        public ApprovalRequest? Adopted { get; set; }
    }
}
