namespace GovernedAi.People;

/// <summary>Says on whose behalf the current call runs, so that nobody releases their own request.</summary>
public interface IRequesterAccessor
{
    /// <summary>The id of the current requester; <see langword="null"/> when it is not known, and is then recorded as such.</summary>
    string? Current { get; }
}
