using GovernedAi.Approvals;
using GovernedAi.Ledger;
using GovernedAi.Payloads;
using GovernedAi.People;
using GovernedAi.Suspension;
using Microsoft.Extensions.Logging;

namespace GovernedAi.Hosting;

/// <summary>What lies where in the folder of the embedded governance.</summary>
internal static class EmbeddedStores
{
    public static FileLedger Ledger(GovernedAiOptions options, TimeProvider clock) =>
        new(options.PathOf("ledger"), new FileLedgerOptions { Keys = options.LedgerKeys, Clock = clock });

    public static FilePayloadStore Payloads(GovernedAiOptions options) => new(options.PathOf("payloads"));

    public static FileApprovalStore Approvals(GovernedAiOptions options, TimeProvider clock, ILogger logger) =>
        new(options.PathOf("approvals"), clock, logger);

    public static SuspensionFile Suspensions(GovernedAiOptions options, TimeProvider clock) => new(options.Folder ?? GovernedAiOptions.DefaultFolder, clock);

    public static IPeople People(GovernedAiOptions options)
    {
        var file = new PeopleFile(options.PathOf("people.json"));
        return options.Groups.Count == 0 ? file : new StatedPeople(options.Groups.AsReadOnly(), file);
    }
}
