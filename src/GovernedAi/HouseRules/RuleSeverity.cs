namespace GovernedAi;

/// <summary>How a broken house rule is reported.</summary>
public enum RuleSeverity
{
    /// <summary>The build fails.</summary>
    Error,

    /// <summary>The build warns.</summary>
    Warning,

    /// <summary>The editor hints; a build log shows it only when asked.</summary>
    Suggestion,
}
