namespace GovernedAi;

/// <summary>How much harm a use case can do, least first. What each level means is the house's to say.</summary>
public enum Risk
{
    /// <summary>Nobody has said.</summary>
    Unstated,

    /// <summary>A wrong answer is an inconvenience.</summary>
    Minimal,

    /// <summary>A wrong answer costs money or time and can be put right.</summary>
    Limited,

    /// <summary>A wrong answer can harm people, break the law, or cannot be put right.</summary>
    High,
}
