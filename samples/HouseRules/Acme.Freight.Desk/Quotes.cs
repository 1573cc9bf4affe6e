using GovernedAi;
using Microsoft.Extensions.AI;

namespace Acme.Freight.Sales;

public sealed partial class Quotes(IChatClient chat)
{
    // Breaks FRT001: when the model fails, so does the quote. (And it names no use case, which ACME002 will ask for one day.)
    [AuditLog]
    public partial Task<string> QuoteAsync(string route, CancellationToken cancellation);

    private async Task<string> QuoteCoreAsync(string route, CancellationToken cancellation) =>
        (await chat.GetResponseAsync($"What does it cost to ship {route}?", cancellationToken: cancellation)).Text;
}
