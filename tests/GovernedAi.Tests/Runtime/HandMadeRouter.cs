using GovernedAi.Runtime;

namespace GovernedAi.Tests.Runtime;

public sealed record Bill(string Number, string Cargo);

public sealed record Route(string Queue)
{
    public string Queue { get; set; } = Queue;
}

/// <summary>A governed type whose wrappers are written by hand, in the very shape the generator gives them.</summary>
internal sealed class HandMadeRouter(IGovernance governance, GovernedMethod method)
{
    public Func<Bill, CancellationToken, Task<Route>> Core { get; set; } = (_, _) => Task.FromResult(new Route("standard"));

    public Func<Bill, Route, bool> Condition { get; set; } = (_, _) => true;

    public Func<Bill, Route, string> Question { get; set; } = (bill, route) => $"Route {bill.Number} to {route?.Queue}?";

    public Func<Bill, Exception?, Route> Rules { get; set; } = (_, _) => new Route("rules");

    public Func<Bill, Route> Desk { get; set; } = _ => new Route("desk");

    public Func<Route, double?> Confidence { get; set; } = _ => 1;

    public Func<CancellationToken, Task<Route>> Cheaper { get; set; } = _ => Task.FromResult(new Route("cheaper"));

    public int CoreRuns { get; private set; }

    public List<string> Effects { get; } = [];

    public async Task<Route> RouteAsync(Bill bill, CancellationToken cancellation = default)
    {
        using var call = governance.Begin<Route>(method, cancellation);
        call.Argument("bill", bill);
        call.NotRecorded("cancellation", "a token");
        while (await call.NextAsync())
        {
            try
            {
                switch (call.Step)
                {
                    case GovernedStep.Core:
                        using (call.EnterScope())
                            call.Propose(await RouteCoreAsync(bill, cancellation));
                        break;
                    case GovernedStep.Confidence:
                        call.Report(Confidence(call.Proposal));
                        break;
                    case GovernedStep.Condition:
                        call.Decide(Condition(bill, call.Proposal));
                        break;
                    case GovernedStep.Question:
                        call.Ask(Question(bill, call.Proposal));
                        break;
                    case GovernedStep.Fallback when call.Fallback == 0:
                        call.Propose(Rules(bill, call.Failure));
                        break;
                    case GovernedStep.Fallback when call.Fallback == 1:
                        call.Propose(Desk(bill));
                        break;
                    case GovernedStep.Fallback when call.Fallback == 2:
                        call.Propose(await call.WithinAsync(Cheaper(call.AttemptCancellation)));
                        break;
                }
            }
            catch (Exception exception)
            {
                call.Fail(exception);
            }
        }

        return call.Result;
    }

    public Route Route(Bill bill)
    {
        using var call = governance.Begin<Route>(method);
        call.Argument("bill", bill);
        while (call.Next())
        {
            try
            {
                switch (call.Step)
                {
                    case GovernedStep.Core:
                        using (call.EnterScope())
                            call.Propose(RouteCoreAsync(bill, CancellationToken.None).GetAwaiter().GetResult());
                        break;
                    case GovernedStep.Fallback when call.Fallback == 0:
                        call.Propose(Rules(bill, call.Failure));
                        break;
                }
            }
            catch (Exception exception)
            {
                call.Fail(exception);
            }
        }

        return call.Result;
    }

    public void Notify(string text)
    {
        using var call = governance.Begin<NoResult>(method);
        call.Argument("text", text);
        while (call.Next())
        {
            try
            {
                switch (call.Step)
                {
                    case GovernedStep.Core:
                        using (call.EnterScope())
                        {
                            Effects.Add(text);
                            call.Propose(default);
                        }

                        break;
                }
            }
            catch (Exception exception)
            {
                call.Fail(exception);
            }
        }

        _ = call.Result;
    }

    private Task<Route> RouteCoreAsync(Bill bill, CancellationToken cancellation)
    {
        CoreRuns++;
        return Core(bill, cancellation);
    }
}
