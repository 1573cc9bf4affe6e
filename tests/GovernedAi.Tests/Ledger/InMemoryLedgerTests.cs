using GovernedAi.Ledger;
using GovernedAi.Testing;

namespace GovernedAi.Tests.Ledger;

public sealed class InMemoryLedgerTests : LedgerContract
{
    protected override ILedger Ledger { get; } = new InMemoryLedger();
}
