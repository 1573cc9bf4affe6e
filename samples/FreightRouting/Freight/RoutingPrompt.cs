using System.Text.Json;
using OpenAI.Chat;

namespace Acme.Freight;

/// <summary>What the model is asked, and how its answer is read.</summary>
internal static class RoutingPrompt
{
    private static readonly string Instructions = $$"""
        You route inbound freight. Answer with one JSON object and nothing else:
        {"queue": one of {{string.Join(", ", Route.Queues.Select(q => $"\"{q}\""))}}, "reason": one short sentence}.
        """;

    public static IEnumerable<ChatMessage> For(BillOfLading bill) =>
        [new SystemChatMessage(Instructions), new UserChatMessage(bill.Text)];

    /// <exception cref="FormatException">The answer is not a route of ours.</exception>
    public static Route Read(string answer)
    {
        try
        {
            var route = JsonSerializer.Deserialize<Route>(answer, JsonSerializerOptions.Web);
            return route is { Reason: not null } && Route.Queues.Contains(route.Queue)
                ? route
                : throw new FormatException($"The model names no queue of ours: {answer}");
        }
        catch (JsonException exception)
        {
            throw new FormatException($"The model's answer is not a route: {answer}", exception);
        }
    }
}
