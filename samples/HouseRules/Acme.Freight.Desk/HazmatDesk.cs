using GovernedAi;
using Microsoft.Extensions.AI;

[assembly: UseCase("hazmat-classes", Owner = "hazmat-desk@acme.example", Purpose = "Propose a hazard class", Risk = Risk.High)]

namespace Acme.Freight.Hazmat;

public sealed partial class HazmatDesk(IChatClient chat)
{
    // Breaks ACME001: recorded, but nobody is asked. [HazmatDecision] would do.
    [AuditLog("hazmat-classes"), Fallback(nameof(Unclassified))]
    public partial Task<string> ClassifyAsync(string paperwork, CancellationToken cancellation);

    private async Task<string> ClassifyCoreAsync(string paperwork, CancellationToken cancellation) =>
        (await chat.GetResponseAsync($"Which hazard class? {paperwork}", cancellationToken: cancellation)).Text;

    private static string Unclassified() => "unclassified";
}
