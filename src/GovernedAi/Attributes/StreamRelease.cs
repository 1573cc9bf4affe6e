namespace GovernedAi;

/// <summary>When the items of an escalated stream reach its caller.</summary>
public enum StreamRelease
{
    /// <summary>Each as soon as the model has produced it. Nobody can be asked before release then.</summary>
    AsProduced,

    /// <summary>
    /// All of them after a person has released the whole stream; until then they are held in memory. The caller gets what a person
    /// saw, item by item, and none of it before.
    /// </summary>
    Hold,
}
