using GovernedAi.Analyzers.Generation;
using Microsoft.CodeAnalysis;

namespace GovernedAi.Analyzers.HouseRules;

/// <summary>A waiver that holds, and where it stands.</summary>
internal sealed record Waiver(WaiverTerms Terms, DateTime Expires, AttributeData Source)
{
    public string Rule => Terms.Rule;

    public string ApprovedBy => Terms.ApprovedBy!;

    public override string ToString() => Terms.ToString();
}

/// <summary>Reads waivers from symbols and holds them to their terms and to what the rule sets say about waivers.</summary>
internal sealed class WaiverReader(RuleBook book, DateTime today)
{
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
        var terms = new WaiverTerms(arguments.Text(0), arguments.Text("Reason"), arguments.Text("ApprovedBy"), arguments.Text("Expires"));
        var subject = $"The waiver of {terms.Rule}";
        var found = book.Find(terms.Rule);
        if (found is null && !WaiverTerms.OwnRules.Contains(terms.Rule))
        {
            var ours = terms.Rule.StartsWith("GAI", StringComparison.Ordinal) ? $", and of this package's rules only {string.Join(", ", WaiverTerms.OwnRules)} can be waived" : "";
            report(new RuleFault(subject, $"lifts nothing: no rule in force has this id{ours}", arguments.Place(null, 0)));
            return null;
        }

        // A rule of the package is everybody's, so every set has its say about it.
        var sets = found is { } known ? [known.Set] : book.Sets.AsEnumerable();
        if (terms.FaultOn(today, sets.Select(set => set.WaiverPolicy)) is { } fault)
        {
            report(new RuleFault(subject, fault.Words, arguments.Place(fault.Argument)));
            return null;
        }

        return new Waiver(terms, terms.LastDay!.Value, attribute);
    }
}
