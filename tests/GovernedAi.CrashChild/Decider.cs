using GovernedAi.Approvals;
using GovernedAi.Json;

namespace GovernedAi.CrashChild;

/// <summary>Decides what waits in the folder, this way or that, and says of each what was acknowledged. It is killed while it does.</summary>
internal static class Decider
{
    public static async Task RunAsync(string folder, int seed)
    {
        var random = new Random(seed);
        using var store = new FileApprovalStore(Path.Combine(folder, "approvals"));
        var desk = new ApprovalDesk(store, TimeProvider.System);
        while (true)
        {
            await foreach (var request in store.ListWaitingAsync())
            {
                if (request.Asked.Count > 0)
                    await DecideAsync(desk, request, random);
            }

            await Task.Delay(5);
        }
    }

    private static async Task DecideAsync(ApprovalDesk desk, ApprovalRequest request, Random random)
    {
        var reason = Guid.NewGuid().ToString("N");
        try
        {
            var decision = random.Next(5) switch
            {
                0 => await desk.RejectAsync(request.Id, "ana", reason),
                1 => await desk.AnswerAsync(request.Id, "ana", new RawJson(System.Text.Encoding.UTF8.GetBytes($"\"corrected/{reason}\"")), reason),
                _ => await desk.ReleaseAsync(request.Id, "ana", reason),
            };
            Console.Out.WriteLine($"decided {request.Id} {decision.Verdict} {reason}");
            Console.Out.Flush();
        }
        catch (ApprovalRefusedException)
        {
            // Another decider was first.
        }
    }
}
