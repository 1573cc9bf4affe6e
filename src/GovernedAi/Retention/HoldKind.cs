namespace GovernedAi.Retention;

/// <summary>What a legal hold is about.</summary>
public enum HoldKind
{
    /// <summary>Everything in the ledger.</summary>
    Everything,

    /// <summary>A use case.</summary>
    UseCase,

    /// <summary>A governed method, by its id.</summary>
    Method,

    /// <summary>One governed call, by its id.</summary>
    Call,

    /// <summary>A person, by the id that <see cref="DataSubjectAttribute"/> marks.</summary>
    DataSubject,
}
