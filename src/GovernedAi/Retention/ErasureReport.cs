namespace GovernedAi.Retention;

/// <summary>What an erasure came to.</summary>
/// <param name="Payloads">How many payloads were erased.</param>
/// <param name="Requests">How many requests to people were erased.</param>
/// <param name="Held">What a legal hold keeps, in words; one line each hold.</param>
/// <param name="Waiting">Requests that still wait for a person: erase again once they are closed.</param>
public sealed record ErasureReport(int Payloads, int Requests, IReadOnlyList<string> Held, IReadOnlyList<string> Waiting)
{
    /// <summary>Whether nothing was left behind.</summary>
    public bool IsComplete => Held.Count == 0 && Waiting.Count == 0;
}
