namespace GovernedAi.Testing;

/// <summary>Where test code gets its governance from.</summary>
public static class Governance
{
    /// <summary>
    /// A governance in memory, in force for the current test until it is disposed: governed methods record into it, escalations go
    /// to its scripted approver, and its clock stands still.
    /// </summary>
    public static TestGovernance ForTests() => new(new TestGovernanceOptions());

    /// <summary>The same, with other settings.</summary>
    public static TestGovernance ForTests(TestGovernanceOptions options) => new(options);
}
