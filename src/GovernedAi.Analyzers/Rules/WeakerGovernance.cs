using System.Globalization;
using GovernedAi.Analyzers.Generation;
using GovernedAi.Analyzers.HouseRules;
using Microsoft.CodeAnalysis;

namespace GovernedAi.Analyzers.Rules;

/// <summary>Says what one governed method lacks of the governance of another, where that is plain from the attributes.</summary>
internal static class WeakerGovernance
{
    private const string DefaultStepTimeout = "00:30:00";

    /// <returns>What is less, as a clause about the method, or <see langword="null"/>.</returns>
    public static string? Of(IMethodSymbol method, IMethodSymbol than)
    {
        var (wanted, given) = (GoverningAttributes.Of(than)!, GoverningAttributes.Of(method)!);
        return OfAudit(wanted, given) ?? (wanted.Escalation is { } asks ? OfEscalation(asks, given.Escalation) : null);
    }

    private static string? OfAudit(GoverningAttributes wanted, GoverningAttributes given)
    {
        if (!wanted.IsAudited)
            return null;
        if (!given.IsAudited)
            return "it has no [AuditLog]";
        if (wanted.OnAuditFailure != "ProceedUnrecorded" && given.OnAuditFailure == "ProceedUnrecorded")
            return "it goes on when the ledger cannot be written";
        return wanted.UseCase is { } useCase && given.UseCase != useCase ? $"it does not serve the use case `{useCase}`, and goes on when that is suspended" : null;
    }

    private static string? OfEscalation(GoverningAttribute wanted, GoverningAttribute? given)
    {
        if (given is null)
            return "it has no [Escalation]";
        if (OfOccasion(wanted, given) is { } less)
            return less;
        if (wanted.EnumName("Ask") == "BeforeModel" && given.EnumName("Ask") != "BeforeModel")
            return "it asks before release, and not before the model";
        return OfChain(wanted.Strings(), given.Strings()) ?? OfDecision(wanted, given);
    }

    private static string? OfOccasion(GoverningAttribute wanted, GoverningAttribute given)
    {
        if (AsksAlways(given))
            return null;
        if (AsksAlways(wanted))
            return Condition(given) is { } only ? $"it asks only if `{only}`" : Share(given) > 0 ? $"it asks only for {Text(Share(given))} of the calls" : "it asks only where the model is not sure";
        if (Condition(wanted) is { } condition && Condition(given) is null)
            return $"it does not ask if `{condition}`";
        if (Share(given) < Share(wanted))
            return $"it asks for {Text(Share(given))} of the calls by chance, and not for {Text(Share(wanted))}";
        return Confidence(given) < Confidence(wanted) ? $"it asks below a confidence of {Text(Confidence(given))}, and not below {Text(Confidence(wanted))}" : null;
    }

    /// <summary>More groups may follow, when all of those have had their turn.</summary>
    private static string? OfChain(IReadOnlyList<string> wanted, IReadOnlyList<string> given)
    {
        for (var step = 0; step < wanted.Count; step++)
        {
            if (!given.Contains(wanted[step]))
                return $"it does not ask `{wanted[step]}`";
            if (given[step] != wanted[step])
                return $"it asks `{given[step]}` before `{wanted[step]}`";
        }

        return null;
    }

    private static string? OfDecision(GoverningAttribute wanted, GoverningAttribute given)
    {
        if (Quorum(given) < Quorum(wanted))
            return $"{Quorum(given)} of a group decide, and not {Quorum(wanted)}";
        if ((given.Number<int>("MinAssurance") ?? 0) < (wanted.Number<int>("MinAssurance") ?? 0))
            return $"it takes decisions that are less sure than `{wanted.EnumName("MinAssurance")}`";
        if (Time(given) is { } longer && Time(wanted) is { } time && longer > time)
            return $"a group has {longer:c} to answer, and not {time:c}";
        return wanted.EnumName("OnTimeout") == "Reject" && given.EnumName("OnTimeout") != "Reject" ? "nobody's answer is no rejection" : null;
    }

    private static bool AsksAlways(GoverningAttribute escalation) =>
        Share(escalation) >= 1 || (Condition(escalation) is null && Share(escalation) <= 0 && Confidence(escalation) <= 0);

    private static string? Condition(GoverningAttribute escalation) => escalation.Value<string>("If");

    private static double Share(GoverningAttribute escalation) => escalation.Number<double>("SampleRate") ?? 0;

    private static double Confidence(GoverningAttribute escalation) => escalation.Number<double>("MinReportedConfidence") ?? 0;

    private static int Quorum(GoverningAttribute escalation) => escalation.Number<int>("Quorum") ?? 1;

    private static TimeSpan? Time(GoverningAttribute escalation) => MethodGovernance.Duration(escalation.Value<string>("StepTimeout") ?? DefaultStepTimeout);

    private static string Text(double number) => number.ToString(CultureInfo.InvariantCulture);
}
