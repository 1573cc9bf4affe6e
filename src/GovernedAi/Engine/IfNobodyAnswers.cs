using GovernedAi.Runtime;

namespace GovernedAi.Engine;

/// <summary>Says in words what follows when a whole chain stays silent, to those who could answer.</summary>
internal static class IfNobodyAnswers
{
    public static string Of(GovernedMethod method)
    {
        var onTimeout = method.Escalation!.OnTimeout;
        if (onTimeout == OnTimeout.KeepWaiting)
            return "it keeps waiting";
        var reason = onTimeout == OnTimeout.Reject ? FallbackOn.Rejection : FallbackOn.Timeout;
        var answers = method.Fallbacks.FirstOrDefault(fallback => (fallback.On & reason) != 0) is { } fallback
            ? $"{fallback.Method} answers"
            : $"{method.Name} fails";
        return onTimeout == OnTimeout.Reject ? "it counts as rejected, and " + answers : answers;
    }
}
