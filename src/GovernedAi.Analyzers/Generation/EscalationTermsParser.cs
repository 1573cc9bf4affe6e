using GovernedAi.Analyzers.Rules;
using Microsoft.CodeAnalysis;

namespace GovernedAi.Analyzers.Generation;

/// <summary>Reads the terms of an escalation that have a default, and says which of them cannot be met.</summary>
internal sealed class EscalationTermsParser(IMethodSymbol governed, MethodResult result, List<Fault> faults, CancellationToken cancellation)
{
    public EscalationTerms Parse(GoverningAttribute attribute, string ask) => new(
        Quorum(attribute),
        Member(attribute, "OnTimeout"),
        SampleRate(attribute),
        MinReportedConfidence(attribute, ask),
        Member(attribute, "Mode"),
        Member(attribute, "MinAssurance"));

    private int Quorum(GoverningAttribute attribute)
    {
        var quorum = attribute.Number<int>("Quorum") ?? 1;
        if (quorum < 1)
            Add(attribute, "Quorum", $"asks {quorum} people to agree: at least one has to");
        return quorum;
    }

    private double SampleRate(GoverningAttribute attribute)
    {
        var rate = attribute.Number<double>("SampleRate") ?? 0;
        if (rate is not (>= 0 and <= 1))
            Add(attribute, "SampleRate", "samples a share of calls that is not from 0 to 1: 0.05 is one in twenty");
        return rate;
    }

    private double MinReportedConfidence(GoverningAttribute attribute, string ask)
    {
        if (attribute.Number<double>("MinReportedConfidence") is not { } least)
            return 0;
        if (ask == "BeforeModel")
            Add(attribute, "MinReportedConfidence", "asks before the model, when no confidence has been reported; ask before release");
        else if (ReportedConfidence.Fault(least, result, governed) is { } fault)
            Add(attribute, "MinReportedConfidence", fault);
        return least;
    }

    /// <summary>The name of an enum's member; a number that is none of them is a fault.</summary>
    private string? Member(GoverningAttribute attribute, string name)
    {
        if (!attribute.Has(name))
            return null;
        var member = attribute.EnumName(name);
        if (member is null)
            Add(attribute, name, $"has a value for {name} that has no name");
        return member;
    }

    private void Add(GoverningAttribute attribute, string argument, string why) =>
        faults.Add(new Fault(InvalidTerms.Rule, attribute.ArgumentLocation(argument, cancellation) ?? governed.Locations[0], [governed.Name, why]));
}
