using GovernedAi.Drills;
using GovernedAi.Engine;

namespace GovernedAi.Runtime;

/// <content>What runs in the place of the body, where a drill or a test says so.</content>
public abstract partial class GovernedCall
{
    private readonly bool _isDrilled;

    /// <summary>The drill this call is part of.</summary>
    internal DrillRun? Drill { get; } = DrillRun.Current;

    private ValueTask<bool> RunCoreAsync()
    {
        var ready = Run(CallPhase.Core, GovernedStep.Core);
        var model = (_isDrilled ? Drill!.Model : null) ?? Engine.StandIn?.Invoke();
        return model is null ? new(ready) : RehearseAsync(model);
    }

    private async ValueTask<bool> RehearseAsync(DrillModel model)
    {
        Exception? failure = null;
        try
        {
            await model.ActAsync(this).ConfigureAwait(false);
        }
        catch (Exception exception)
        {
            failure = exception;
        }

        return await AfterCoreAsync(failure).ConfigureAwait(false);
    }
}
