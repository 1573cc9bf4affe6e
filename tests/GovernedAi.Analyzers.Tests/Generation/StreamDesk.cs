using GovernedAi.Ledger;
using GovernedAi.Testing;
using Microsoft.Extensions.AI;

namespace GovernedAi.Analyzers.Tests.Generation;

/// <summary>A class of governed streams, wrapped and run, and what the ledger says of them.</summary>
internal static class StreamDesk
{
    private const string Code =
        """
        using System.Runtime.CompilerServices;
        using GovernedAi;
        using Microsoft.Extensions.AI;

        public static partial class Desk
        {
            public static readonly List<string> Seen = new();

            [AuditLog]
            public static partial IAsyncEnumerable<string> TellAsync(IChatClient chat, string topic, CancellationToken cancellation = default);
            private static async IAsyncEnumerable<string> TellCoreAsync(IChatClient chat, string topic, [EnumeratorCancellation] CancellationToken cancellation)
            {
                try
                {
                    await foreach (var update in chat.GetStreamingResponseAsync(topic, cancellationToken: cancellation))
                        yield return update.Text;
                    cancellation.ThrowIfCancellationRequested();
                }
                finally
                {
                    Seen.Add("left");
                }
            }

            [AuditLog]
            public static partial IAsyncEnumerable<ChatResponseUpdate> PassAsync(IChatClient chat);
            private static IAsyncEnumerable<ChatResponseUpdate> PassCoreAsync(IChatClient chat) => chat.GetStreamingResponseAsync("pass");

            [AuditLog, Fallback(nameof(Fails)), Fallback(nameof(SayAsync))]
            public static partial IAsyncEnumerable<string> TryAsync(IChatClient chat, int failAfter);
            private static async IAsyncEnumerable<string> TryCoreAsync(IChatClient chat, int failAfter)
            {
                for (var i = 0; i < failAfter; i++)
                    yield return i.ToString();
                await chat.GetResponseAsync("try");
                throw new TimeoutException();
            }
            private static IAsyncEnumerable<string> Fails() => throw new InvalidOperationException();
            private static Task<string[]> SayAsync(Exception why) => Task.FromResult(new[] { why.GetType().Name, "said" });

            [AuditLog, Escalation("desk", Stream = StreamRelease.Hold, If = nameof(IsLong), Question = "Say {result.Count} words about {topic}?")]
            public static partial IAsyncEnumerable<string> HoldAsync(IChatClient chat, string topic);
            private static IAsyncEnumerable<string> HoldCoreAsync(IChatClient chat, string topic) => TellCoreAsync2(chat, topic);
            private static bool IsLong(IReadOnlyList<string> result) => result.Count > 1;
            [CallersGovern]
            private static async IAsyncEnumerable<string> TellCoreAsync2(IChatClient chat, string topic)
            {
                await foreach (var update in chat.GetStreamingResponseAsync(topic))
                    yield return update.Text;
            }

            [AuditLog, Escalation("desk", Ask = Ask.BeforeModel)]
            public static partial IAsyncEnumerable<string> AskFirstAsync(IChatClient chat);
            private static IAsyncEnumerable<string> AskFirstCoreAsync(IChatClient chat) => TellCoreAsync2(chat, "first");

            [AuditLog]
            public static partial IEnumerable<string> List(IChatClient chat, int upTo);
            private static IEnumerable<string> ListCore(IChatClient chat, int upTo)
            {
                for (var i = 0; i < upTo; i++)
                    yield return chat.GetResponseAsync("list").GetAwaiter().GetResult().Text;
            }

            [AuditLog]
            public static partial IAsyncEnumerable<string> ProduceAsync(IChatClient chat);
            private static async IAsyncEnumerable<string> ProduceCoreAsync(IChatClient chat)
            {
                var channel = System.Threading.Channels.Channel.CreateBounded<string>(1);
                var producing = Task.Run(async () =>
                {
                    for (var i = 0; i < 3; i++)
                        await channel.Writer.WriteAsync((await chat.GetResponseAsync("more")).Text);
                    channel.Writer.Complete();
                });
                await foreach (var item in channel.Reader.ReadAllAsync())
                    yield return item;
                await producing;
            }
        }
        """;

    public static readonly GovernedProgram Program = GovernedProgram.Of(Code);

    public static IAsyncEnumerable<string> Tell(IChatClient chat) => Stream<string>("TellAsync", chat, "sing", CancellationToken.None);

    public static async IAsyncEnumerable<string> Pass(IChatClient chat, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellation = default)
    {
        await foreach (var update in Stream<ChatResponseUpdate>("PassAsync", chat).WithCancellation(cancellation))
            yield return update.Text;
    }

    public static IAsyncEnumerable<T> Stream<T>(string method, params object[] arguments) => (IAsyncEnumerable<T>)Program.Call("Desk", method, arguments)!;

    public static List<string> Seen() => (List<string>)Program.Field("Desk", "Seen")!;

    public static async Task<List<string>> ReadAsync(IAsyncEnumerable<string> items)
    {
        var all = new List<string>();
        await foreach (var item in items)
            all.Add(item);
        return all;
    }

    public static List<string> Kinds(TestGovernance governance) => [.. governance.Records.Select(r => r.Kind).Where(k => !k.StartsWith("approval", StringComparison.Ordinal))];

    public static LedgerRecord Outcome(TestGovernance governance) => governance.Records.Last(r => r.Kind == "outcome");

    public static (string? Outcome, int Items) Ended(TestGovernance governance) =>
        (Outcome(governance).Data.GetProperty("outcome").GetString(), Outcome(governance).Data.GetProperty("items").GetInt32());
}
