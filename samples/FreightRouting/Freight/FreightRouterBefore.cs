using OpenAI.Chat;

namespace Acme.Freight;

/// <summary>
/// How it was before: the same question to the same model, and nothing that says who answers for it. The build warns
/// (GAI1001). Nobody calls this class; it is here for you to try the fix on (Ctrl+.).
/// </summary>
public sealed class FreightRouterBefore(ChatClient chat)
{
    public async Task<Route> RouteAsync(BillOfLading bill, CancellationToken cancellation)
    {
        ChatCompletion answer = await chat.CompleteChatAsync(RoutingPrompt.For(bill), cancellationToken: cancellation);
        return RoutingPrompt.Read(answer.Content[0].Text);
    }
}
