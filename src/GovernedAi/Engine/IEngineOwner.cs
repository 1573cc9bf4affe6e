namespace GovernedAi.Engine;

/// <summary>A governance that runs on an engine of ours.</summary>
internal interface IEngineOwner
{
    GovernanceEngine Engine { get; }
}
