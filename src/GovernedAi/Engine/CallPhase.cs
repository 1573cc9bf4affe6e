namespace GovernedAi.Engine;

/// <summary>Where a governed call stands between two steps of its wrapper.</summary>
internal enum CallPhase : byte
{
    Fresh,
    Core,
    Confidence,
    Condition,
    Question,
    Preview,
    Fallback,
    Ended,
}
