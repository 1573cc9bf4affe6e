using System.Globalization;

namespace GovernedAi.Approvals;

/// <summary>What a person sees at the terminal before they decide.</summary>
internal static class ConsoleQuestion
{
    public static void Write(TextWriter output, ApprovalRequest request)
    {
        var step = request.Asked[^1];
        var next = request.Chain.Skip(request.Chain.ToList().IndexOf(step.Group) + 1).FirstOrDefault();
        var until = step.Until.ToString("yyyy-MM-dd HH:mm:ss 'UTC'", CultureInfo.InvariantCulture);
        var otherwise = step.Until == DateTimeOffset.MaxValue ? "It waits until somebody answers."
            : next is null ? $"Until {until}; if nobody answers, {request.IfNobodyAnswers}."
            : $"Until {until}; then {next} is asked.";
        output.WriteLine();
        if (request.Drill is { } drill)
            output.WriteLine($"-- DRILL: {drill}. Nothing but the drill is released.");
        output.WriteLine($"-- {request.Name} asks {step.Group} ({string.Join(", ", step.People)}), request {request.Id}");
        output.WriteLine($"   {request.Question}");
        foreach (var (name, value) in request.Arguments)
            output.WriteLine($"   {name} = {value}");
        if (request.Proposal is { } proposal)
            output.WriteLine($"   proposed result = {proposal}");
        foreach (var preview in request.Previews)
            output.WriteLine($"   {preview}");
        if (request.Quorum > 1)
            output.WriteLine($"   {request.Quorum} different people have to say the same; one no ends it.");
        output.WriteLine($"   {otherwise}");
    }
}
