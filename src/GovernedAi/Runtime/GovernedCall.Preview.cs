using GovernedAi.Engine;

namespace GovernedAi.Runtime;

/// <content>What fallbacks would say, run ahead for those who are asked.</content>
public abstract partial class GovernedCall
{
    /// <summary>What the fallbacks said that ran ahead, in order.</summary>
    internal IReadOnlyList<PreviewedFallback> Previews => _detour?.Previews ?? [];

    /// <summary>Whether what the wrapper runs now is only looked at.</summary>
    private protected bool IsPreview => _phase == CallPhase.Preview;

    /// <summary>Takes down what a fallback says that runs ahead: the answer as it may be kept.</summary>
    private protected void Preview(byte[]? masked) => Detoured.Previewed = masked;

    /// <summary>Runs the next fallback that may run ahead; asks when there is none left.</summary>
    private ValueTask<bool> PreviewAsync()
    {
        do
            Fallback++;
        while (Fallback < Method.Fallbacks.Count && !Method.Fallbacks[Fallback].Preview);
        if (Fallback < Method.Fallbacks.Count)
            return new(RunFallback(CallPhase.Preview));
        Fallback = -1;
        return AskPeopleAsync();
    }

    private ValueTask<bool> AfterPreviewAsync(Exception? failure)
    {
        EndAttempt();
        (Detoured.Previews ??= []).Add(new PreviewedFallback(Method.Fallbacks[Fallback].Method, failure is null ? Detoured.Previewed : null, failure));
        Detoured.Previewed = null;
        return PreviewAsync();
    }
}
