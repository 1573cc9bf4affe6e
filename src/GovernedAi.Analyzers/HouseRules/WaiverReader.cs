using GovernedAi.Analyzers.Generation;
using Microsoft.CodeAnalysis;

namespace GovernedAi.Analyzers.HouseRules;

/// <summary>One waiver as written.</summary>
internal sealed record Waiver(string Rule, string Reason, string ApprovedBy, DateTime Expires, AttributeData Source)
{
    public override string ToString() => $"waived until {Expires.Words()} by \"{ApprovedBy}\" (stated, not verified): {Reason}";
}

/// <summary>Reads a waiver and holds it to what the rule sets say about waivers: the one evaluator of editor, build and tool.</summary>
internal sealed class WaiverReader(RuleBook book, DateTime today)
{
    /// <summary>The rules of this package that a waiver can lift.</summary>
    private static readonly string[] OwnRules = ["GAI1001", "GAI1005", "GAI1006", "GAI1007", "GAI1008", "GAI5001"];

    /// <summary>The waivers that hold today, of those that stand on a symbol itself.</summary>
    public IEnumerable<Waiver> On(ISymbol symbol)
    {
        foreach (var attribute in symbol.GetAttributes())
        {
            if (IsWaiver(attribute) && Read(attribute, static _ => { }) is { } waiver)
                yield return waiver;
        }
    }

    public static bool IsWaiver(AttributeData attribute) => attribute.AttributeClass.IsNamed("GovernedAi.GovernanceWaiverAttribute");

    /// <returns><see langword="null"/> when it lifts nothing; <paramref name="report"/> has been told why.</returns>
    public Waiver? Read(AttributeData attribute, Action<RuleFault> report)
    {
        var arguments = new AttributeArguments(attribute);
        var rule = arguments.Text(0);
        var subject = $"The waiver of {rule}";
        var found = book.Find(rule);
        if (found is null && !OwnRules.Contains(rule))
            return Fault($"lifts nothing: no rule in force has this id{(rule.StartsWith("GAI", StringComparison.Ordinal) ? $", and of this package's rules only {string.Join(", ", OwnRules)} can be waived" : "")}", arguments.Place(null, 0));
        if (arguments.Text("Reason") is not { } reason || reason.Trim().Length == 0)
            return Fault("gives no reason: add Reason = \"…\"", arguments.Place("Reason"));
        if (arguments.Text("ApprovedBy") is not { } approver || approver.Trim().Length == 0)
            return Fault("says nobody approved it: add ApprovedBy = \"…\"", arguments.Place("ApprovedBy"));
        if (CalendarDay.Parse(arguments.Text("Expires")) is not { } expires)
            return Fault("has no day on which it expires: add Expires = \"yyyy-MM-dd\"", arguments.Place("Expires"));
        if (expires < today)
            return Fault($"expired on {expires.Words()}: satisfy the rule, or have the waiver approved anew", arguments.Place("Expires"));

        // A rule of the package is everybody's, so every set has its say about it.
        foreach (var set in found is { } known ? [known.Set] : book.Sets.AsEnumerable())
        {
            if (set.MaxWaiverDays > 0 && expires > today.AddDays(set.MaxWaiverDays))
                return Fault($"runs until {expires.Words()}, and {set.Name} allows {set.MaxWaiverDays} days: {today.AddDays(set.MaxWaiverDays).Words()} at the latest", arguments.Place("Expires"));
            if (!set.WaiversApprovedBy.IsEmpty && !set.WaiversApprovedBy.Any(name => NamePattern.Matches(name, approver)))
                return Fault($"states that \"{approver}\" approved it, and {set.Name} lets only {string.Join(", ", set.WaiversApprovedBy.Select(name => $"\"{name}\""))} approve", arguments.Place("ApprovedBy"));
        }

        return new Waiver(rule, reason, approver, expires, attribute);

        Waiver? Fault(string words, Location? place)
        {
            report(new RuleFault(subject, words, place));
            return null;
        }
    }
}
