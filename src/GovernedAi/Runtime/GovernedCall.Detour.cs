using System.Runtime.ExceptionServices;
using GovernedAi.Engine;

namespace GovernedAi.Runtime;

/// <content>What only those calls need in which not everything goes straight from the body to the caller.</content>
public abstract partial class GovernedCall
{
    private Detour? _detour;

    private Detour Detoured => _detour ??= new Detour();

    /// <summary>Most calls have none of it, and so make no place for it.</summary>
    private sealed class Detour
    {
        /// <summary>What went wrong in the step that the wrapper ran last.</summary>
        public Exception? StepFailure { get; set; }

        /// <summary>Why the model's answer is not released.</summary>
        public Exception? Failure { get; set; }

        /// <summary>What the caller gets in place of a result.</summary>
        public ExceptionDispatchInfo? Thrown { get; set; }

        /// <summary>The time of the fallback that runs.</summary>
        public AttemptTimer? Attempt { get; set; }

        public Doubts? Doubts { get; set; }

        /// <summary>What fallbacks said that ran ahead.</summary>
        public List<PreviewedFallback>? Previews { get; set; }

        /// <summary>What the fallback says that runs ahead now.</summary>
        public byte[]? Previewed { get; set; }

        /// <summary>What identifies the call.</summary>
        public List<RecordedArgument>? Keys { get; set; }

        public ShadowOutcome? Shadow { get; set; }

        /// <summary>The model's answer in shadow mode.</summary>
        public byte[]? Shadowed { get; set; }
    }
}
