using System.CommandLine;

namespace GovernedAi.Tool.Commands;

/// <summary><c>governedai ledger</c>: what was asked, answered and decided.</summary>
internal static class LedgerCommand
{
    public static Command Create(Terminal terminal) =>
        new("ledger", "Verifies, shows, exports, holds and prunes what governed programs have recorded.")
        {
            LedgerVerifyCommand.Create(terminal),
            LedgerShowCommand.Create(terminal),
            LedgerExportCommand.Create(terminal),
            LedgerHoldCommand.Create(terminal),
            LedgerPruneCommand.Create(terminal),
        };
}
