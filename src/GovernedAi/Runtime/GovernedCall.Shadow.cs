using GovernedAi.Engine;
using GovernedAi.Payloads;

namespace GovernedAi.Runtime;

/// <content>Shadow mode: the model runs and is recorded, and somebody else decides.</content>
public abstract partial class GovernedCall
{
    /// <summary>What became of the model's answer in shadow mode; <see langword="null"/> when it is not in shadow mode, or did not get as far.</summary>
    internal ShadowOutcome? Shadow => _detour?.Shadow;

    /// <summary>Whether the model's answer is not to be given, whatever it is.</summary>
    private protected bool IsShadow { get; }

    /// <summary>Whether an answer is held back until all of it is there.</summary>
    private protected bool HoldsBack => IsShadow || Method.Escalation?.Ask == GovernedAi.Ask.BeforeRelease;

    /// <summary>The first fallback answers, as before there was a model; where there is none, a person does.</summary>
    private ValueTask<bool> LeaveToOthersAsync()
    {
        Detoured.Shadowed = SerializeProposal();
        Detoured.Shadow = new ShadowOutcome(Failed: false, Agreed: null, Method.Audited && MaskedProposal() is { } kept ? NewPayload(kept) : null);
        if (Method.Fallbacks.Count > 0 || Method.Escalation?.Ask != GovernedAi.Ask.BeforeRelease)
            return FallBackAsync(null, new ShadowModeException(Method.Name), FallbackOn.Any);
        Doubted.Because.Add("shadow");
        return new(Run(CallPhase.Question, GovernedStep.Question));
    }

    /// <summary>Compares what the model proposed with what the caller gets.</summary>
    private void CompareWithShadow(Exception? thrown)
    {
        if (Shadow is { Failed: false } shadow && thrown is null && !HasReleased)
            _detour!.Shadow = shadow with { Agreed = Method.UnwritableResult is null ? _detour.Shadowed.AsSpan().SequenceEqual(SerializeProposal()) : null };
    }
}
