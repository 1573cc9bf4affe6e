using System.CommandLine;
using GovernedAi.Tool.Evidence;
using GovernedAi.Tool.Verdicts;

namespace GovernedAi.Tool.Commands;

/// <summary><c>governedai show</c>: all that a person needs to decide one request.</summary>
internal static class ShowCommand
{
    public static Command Create(Terminal terminal)
    {
        var folder = new GovernanceFolder.Options();
        var id = new Argument<string>("request") { Description = "The id of the request, as inbox lists it." };
        var command = new Command("show", "Shows one request: what is asked, about what, who was asked, and what happens if nobody answers.");
        command.Arguments.Add(id);
        folder.AddTo(command);
        command.SetAction((parsed, cancellation) => folder.RunAsync(parsed, terminal, async opened =>
        {
            using var approvals = opened.Approvals();
            if (await approvals.FindAsync(parsed.GetRequiredValue(id), cancellation) is not { } request)
            {
                terminal.Error.WriteLine($"There is no request {parsed.GetRequiredValue(id)}.");
                return Report.NotRead;
            }

            if (request.Drill is { } drill)
                terminal.Out.WriteLine($"DRILL: {drill}. Nothing but the drill is released.\n");
            terminal.Out.WriteLine($"{request.Question}\n");
            terminal.Out.WriteLine($"request     {request.Id}");
            terminal.Out.WriteLine($"method      {request.Name} ({request.Assembly}){(request.UseCase is { } useCase ? $", use case {useCase}" : "")}");
            terminal.Out.WriteLine($"asked for   by {request.Requester ?? "somebody unknown"}, {request.At.UtcDateTime:yyyy-MM-dd HH:mm:ss}Z");
            foreach (var (name, value) in request.Arguments)
                terminal.Out.WriteLine($"argument    {name} = {value}");
            if (request.Proposal is { } proposal)
                terminal.Out.WriteLine($"proposed    {proposal}");
            foreach (var preview in request.Previews)
                terminal.Out.WriteLine($"fallback    {preview}");
            foreach (var step in request.Asked)
                terminal.Out.WriteLine($"asked       {step.Group} ({string.Join(", ", step.People)}) until {(step.Until < DateTimeOffset.MaxValue ? $"{step.Until.UtcDateTime:yyyy-MM-dd HH:mm:ss}Z" : "somebody answers")}");
            foreach (var next in request.Chain.Skip(request.Asked.Count))
                terminal.Out.WriteLine($"then        {next}, for {request.StepTimeout:c}");
            terminal.Out.WriteLine($"otherwise   {request.IfNobodyAnswers}");
            if (request.TimedOutAt is { } ended)
                terminal.Out.WriteLine($"ended       {ended.UtcDateTime:yyyy-MM-dd HH:mm:ss}Z: nobody decided in time");
            if (request.Deferred)
                terminal.Out.WriteLine("deferred    nobody waits: what is decided is for the same call when it comes again");
            if (request.Quorum > 1)
                terminal.Out.WriteLine($"quorum      {request.Quorum} different people have to say the same; one rejection ends it");
            foreach (var decision in await approvals.ListDecisionsAsync(request.Id, cancellation))
                terminal.Out.WriteLine($"said        {decision.By}: {decision.Verdict.ToString().ToLowerInvariant()}{(decision.Answer is { } answer ? $" {answer}" : "")} ({decision.Reason})");
            return 0;
        }));
        return command;
    }
}
