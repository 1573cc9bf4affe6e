using GovernedAi.Payloads;
using GovernedAi.Testing;

namespace GovernedAi.Tests.Payloads;

public sealed class InMemoryPayloadStoreTests : PayloadStoreContract
{
    protected override IPayloadStore Store { get; } = new InMemoryPayloadStore();
}
