using GovernedAi.Approvals;
using GovernedAi.Testing;

namespace GovernedAi.Tests.Approvals;

public sealed class InMemoryApprovalStoreTests : ApprovalStoreContract
{
    public InMemoryApprovalStoreTests() => Store = new InMemoryApprovalStore(Clock);

    protected override IApprovalStore Store { get; }
}
