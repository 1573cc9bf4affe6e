using Acme.Freight;
using GovernedAi.Drills;

namespace FreightRouting;

/// <summary>Shows what happens when the model fails, to whoever must trust it: everything but the model is real.</summary>
internal sealed class DrillStory(Drills drills, FreightRouter router)
{
    private static readonly BillOfLading Paper = new("DRILL-1", "Lithium ion batteries, UN 3480", "Number: DRILL-1\nGoods: Lithium ion batteries, UN 3480\n");

    public async IAsyncEnumerable<string> TellAsync()
    {
        yield return Tell(await RunAsync("the model is down", DrillModel.Fails()));
        yield return Tell(await RunAsync("the model calls batteries general goods", DrillModel.Answers(new Route("general", "Ordinary cartons."), "overlooks dangerous goods")));
    }

    private Task<DrillReport> RunAsync(string name, DrillModel model) => drills.RunAsync(name, model, () => router.RouteAsync(Paper, CancellationToken.None));

    private static string Tell(DrillReport report)
    {
        var asked = report.Asked.Count == 0 ? "nobody was asked" : $"asked {string.Join(", then ", report.Asked)}: {report.Verdict}{(report.DecidedBy is { } by ? $" by {by}" : "")}";
        return $"Drill, {report.Name}: {asked}; {(report.AnsweredBy is { } fallback ? $"{fallback} answered" : report.Outcome)}.";
    }
}
