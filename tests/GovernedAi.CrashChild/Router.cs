using GovernedAi.Runtime;

namespace GovernedAi.CrashChild;

/// <summary>A governed method as it is generated: the model says "model", the fallback, where there is one, "rules".</summary>
internal sealed class Router(IGovernance governance, OnAuditFailure onAuditFailure, bool hasFallback)
{
    private readonly GovernedMethod _method = new(
        "M:Crash.Router.RouteAsync(System.String)", "Crash", "Router.RouteAsync", audited: true, useCase: "inbound-routing", onAuditFailure: onAuditFailure,
        fallbacks: hasFallback ? [new FallbackPolicy("RouteByRules")] : []);

    /// <summary>Makes one call after the other, and says what each came to.</summary>
    public static async Task RunForEverAsync(string folder, bool hasFallback)
    {
        using var governance = GovernanceHost.Use(o =>
        {
            o.Folder = folder;
            o.AskAtConsole = false;
        });
        var router = new Router(governance, OnAuditFailure.Block, hasFallback);
        while (true)
        {
            Console.WriteLine(await router.TryAsync("BL-1"));
            await Task.Delay(50);
        }
    }

    /// <summary>What the caller gets, or the type of the exception; and how often the model was called for it.</summary>
    public async Task<string> TryAsync(string order)
    {
        var asked = 0;
        try
        {
            using var call = governance.Begin<string>(_method);
            call.Argument("order", order);
            while (await call.NextAsync())
            {
                asked += call.Step == GovernedStep.Core ? 1 : 0;
                call.Propose(call.Step == GovernedStep.Core ? "model" : "rules");
            }

            return $"{call.Result} asked={asked}";
        }
        catch (Exception exception)
        {
            return $"{exception.GetType().Name} asked={asked}";
        }
    }
}
