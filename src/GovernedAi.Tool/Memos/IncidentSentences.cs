using GovernedAi.Tool.Facts;

namespace GovernedAi.Tool.Memos;

/// <summary>Says in plain sentences who is told, and in what order, when an answer that was given turns out to have been wrong.</summary>
internal static class IncidentSentences
{
    public static string WhoIsTold(UseCaseFacts useCase)
    {
        if (useCase.Incident.IsEmpty)
            return "Nobody is named.";
        var limit = useCase.IncidentStepTimeout is { } step ? SpokenTime.Of(step) : "the time set";
        return $"First `{useCase.Incident[0]}`, who have {limit} to acknowledge it."
            + string.Concat(useCase.Incident.Skip(1).Select(group => $" If nobody of them does, `{group}`, who have {limit}."));
    }
}
