using GovernedAi.Approvals;
using GovernedAi.Runtime;

namespace GovernedAi.CrashChild;

/// <summary>Makes one escalated call for each order, all at once, and says what each returned. It is killed while it does.</summary>
internal static class Asker
{
    public const string MethodId = "M:Crash.Router.RouteAsync(System.String)";

    private static readonly GovernedMethod Method = new(
        MethodId,
        "Crash",
        "Router.RouteAsync",
        audited: true,
        escalation: new EscalationPolicy(["desk"], TimeSpan.FromHours(1).Ticks, Ask.BeforeRelease, condition: null, question: null));

    public static async Task RunAsync(string folder, string[] orders)
    {
        using var governance = GovernanceHost.Use(o =>
        {
            o.Folder = folder;
            o.AskAtConsole = false;
            o.Group("desk", "ana", "bo");
        });
        await Task.WhenAll(orders.Select(order => Task.Run(() => RouteAsync(governance, order))));
    }

    private static async Task RouteAsync(IGovernance governance, string order)
    {
        try
        {
            Say($"returned {order} {await GovernedAsync(governance, order)}");
        }
        catch (ApprovalRejectedException)
        {
            Say($"rejected {order}");
        }
        catch (Exception exception)
        {
            Say($"failed {order} {exception.GetType().Name}: {exception.Message.ReplaceLineEndings(" ")}");
        }
    }

    /// <summary>As it is generated. Each run of the body proposes something new, as a model does.</summary>
    private static async Task<string> GovernedAsync(IGovernance governance, string order)
    {
        using var call = governance.Begin<string>(Method);
        call.Argument("order", order);
        while (await call.NextAsync())
        {
            if (call.Step == GovernedStep.Core)
                call.Propose($"{order}/{Guid.NewGuid():N}");
            else
                call.Ask($"Route {order}?");
        }

        return call.Result;
    }

    private static void Say(string line)
    {
        lock (Console.Out)
        {
            Console.Out.WriteLine(line);
            Console.Out.Flush();
        }
    }
}
