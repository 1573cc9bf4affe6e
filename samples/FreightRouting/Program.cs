using Acme.Freight;
using FreightRouting;
using GovernedAi;
using GovernedAi.Drills;
using GovernedAi.Ledger;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

await using var model = await FreightModel.ConnectAsync();
var folder = Path.GetFullPath("governance");
var attended = !Console.IsInputRedirected;

var builder = Host.CreateApplicationBuilder(args);
builder.Logging.ClearProviders();
builder.Services.AddSingleton(model.Chat).AddSingleton<FreightRouter>();
builder.Services.AddGovernedAi(governance =>
{
    governance.Folder = folder;
    governance.Group("hazmat-desk", "ines", "olaf").Group("compliance", "marta");
    governance.LongestStep = attended ? TimeSpan.FromMinutes(2) : TimeSpan.FromSeconds(1);
});

using var host = builder.Build();
await host.StartAsync();

Console.WriteLine($"""

    Inbound freight, {model.Description}.
    {(attended
        ? "Dangerous goods wait for you: you answer for the hazmat desk and, if you leave it two minutes, for compliance."
        : "Nobody is at the terminal: each desk is given one second to answer, then the next one is asked.")}
    """);

var router = host.Services.GetRequiredService<FreightRouter>();
var story = new LedgerStory(host.Services.GetRequiredService<ILedger>());
foreach (var paper in Directory.EnumerateFiles(Path.Combine(AppContext.BaseDirectory, "paperwork"), "*.txt").Order(StringComparer.Ordinal))
{
    var bill = BillOfLading.Read(paper);
    await story.BeginAsync();
    var route = await router.RouteAsync(bill, CancellationToken.None);
    Console.WriteLine($"\n{bill.Number,-14} -> {route.Queue,-14} {route.Reason}");
    await foreach (var line in story.TellAsync())
        Console.WriteLine($"{"",17} {line}");
}

Console.WriteLine("\nNow the same with a model that fails on purpose. Requests and records of a drill say that they are one.\n");
await foreach (var line in new DrillStory(host.Services.GetRequiredService<Drills>(), router).TellAsync())
    Console.WriteLine(line);

await host.StopAsync();

var ledger = Path.Combine(folder, "ledger");
var verification = await LedgerVerifier.VerifyAsync(ledger);
Console.WriteLine($"""

    All of it is on record in {ledger}: {verification.Records} records,
    {(verification.IsIntact ? $"unbroken from the first to the last ({verification.Protection})." : "NOT AS THEY WERE WRITTEN:")}
    """);
foreach (var fault in verification.Faults)
    Console.WriteLine(fault);

return verification.IsIntact ? 0 : 1;
