namespace GovernedAi;

/// <summary>Records every call of the method in the ledger: arguments, model calls with prompt and response, and the outcome.</summary>
[AttributeUsage(AttributeTargets.Method | AttributeTargets.Class, Inherited = false)]
public sealed class AuditLogAttribute : GovernanceAttribute
{
    /// <summary>Records calls under no declared use case.</summary>
    public AuditLogAttribute()
    {
    }

    /// <summary>Records calls under a use case.</summary>
    /// <param name="useCase">The name of the use case, such as <c>"inbound-routing"</c>.</param>
    public AuditLogAttribute(string useCase) => UseCase = useCase;

    /// <summary>The use case this method serves, or <see langword="null"/>.</summary>
    public string? UseCase { get; }

    /// <summary>What happens when the ledger cannot be written. The default is <see cref="OnAuditFailure.Block"/>.</summary>
    public OnAuditFailure OnAuditFailure { get; set; }
}
