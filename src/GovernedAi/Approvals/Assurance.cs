namespace GovernedAi.Approvals;

/// <summary>How sure it is who decided.</summary>
public enum Assurance
{
    /// <summary>Somebody said so.</summary>
    Asserted,

    /// <summary>The account the operating system says the deciding process runs under.</summary>
    OperatingSystemUser,

    /// <summary>The deciding person signed in.</summary>
    Authenticated,
}
