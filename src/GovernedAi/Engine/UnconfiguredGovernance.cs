using GovernedAi.Runtime;

namespace GovernedAi.Engine;

/// <summary>Fails closed: what answers while nobody has said where records go.</summary>
internal sealed class UnconfiguredGovernance : IGovernance
{
    public static readonly UnconfiguredGovernance Instance = new();

    public GovernedCall<TResult> Begin<TResult>(GovernedMethod method, CancellationToken cancellation = default) =>
        throw Refusal(method);

    public GovernedStream<T> BeginStream<T>(GovernedMethod method, CancellationToken cancellation = default) =>
        throw Refusal(method);

    private static GovernanceNotConfiguredException Refusal(GovernedMethod method) =>
        new(
            $"{method.Name} is governed, but nothing is configured to govern it, so it did not run. " +
            "Add `builder.Services.AddGovernedAi();` where the host is built; without a host, " +
            "`using var governance = GovernanceHost.Use(o => o.Folder = \"./governance\");` at the start of the program; " +
            "in a test, `using var governance = Governance.ForTests();`.");
}
