namespace GovernedAi;

/// <summary>The controls that a house rule can demand of a governed method.</summary>
[Flags]
public enum Controls
{
    /// <summary>None.</summary>
    None = 0,

    /// <summary>Calls are recorded: <see cref="AuditLogAttribute"/>.</summary>
    AuditLog = 1,

    /// <summary>People are asked: <see cref="EscalationAttribute"/>.</summary>
    Escalation = 2,

    /// <summary>Something answers when the model does not: <see cref="FallbackAttribute"/>.</summary>
    Fallback = 4,
}
