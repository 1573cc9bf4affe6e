using System.Collections.Immutable;
using GovernedAi.Analyzers.Generation;
using Microsoft.CodeAnalysis;

namespace GovernedAi.Analyzers.HouseRules;

/// <summary>One declared use of AI.</summary>
internal sealed record UseCase(string Name, string? Owner, int Risk, string? ApprovedBy, DateTime? ReviewBy, ImmutableArray<string> Incident, TimeSpan IncidentStepTimeout, int RetentionDays)
{
    /// <summary>Whether somebody approved it and the review is not overdue.</summary>
    public bool IsReviewed(DateTime today) => ApprovedBy is { Length: > 0 } && ReviewBy >= today;
}

/// <summary>The use cases that a compilation's methods may name.</summary>
internal sealed class UseCases
{
    /// <summary>A hundred years: what is meant for good says nothing.</summary>
    private const int LongestRetention = 36500;

    private static readonly TimeSpan DefaultIncidentStep = TimeSpan.FromHours(1);

    private readonly Dictionary<string, UseCase> _byName = new(StringComparer.Ordinal);
    private readonly List<RuleFault> _faults = [];

    public UseCases(ImmutableArray<IAssemblySymbol> assemblies)
    {
        foreach (var assembly in assemblies)
        {
            foreach (var attribute in assembly.GetAttributes())
            {
                if (attribute.AttributeClass.IsNamed("GovernedAi.UseCaseAttribute"))
                    Add(new AttributeArguments(attribute));
            }
        }
    }

    /// <summary>Of a compilation that declares none.</summary>
    public static UseCases None { get; } = new([]);

    /// <summary>What is wrong with the declarations.</summary>
    public IReadOnlyList<RuleFault> Faults => _faults;

    public IEnumerable<string> Names => _byName.Keys.OrderBy(name => name, StringComparer.Ordinal);

    public UseCase? Find(string name) => _byName.TryGetValue(name, out var useCase) ? useCase : null;

    private void Add(AttributeArguments arguments)
    {
        var name = arguments.Text(0);
        var reviewBy = WrittenDay.Parse(arguments.Text("ReviewBy"));
        var retention = arguments.Number("RetentionDays");
        var stepTimeout = arguments.Text("IncidentStepTimeout") is { } time ? MethodGovernance.Duration(time) : DefaultIncidentStep;
        if (name.Trim().Length == 0)
            _faults.Add(new RuleFault("A use case", "needs a name", arguments.Place(null, 0)));
        else if (_byName.ContainsKey(name))
            _faults.Add(new RuleFault($"The use case '{name}'", "is declared twice", arguments.Place(null, 0)));
        else
            _byName.Add(name, new UseCase(name, arguments.Text("Owner"), arguments.Number("Risk"), arguments.Text("ApprovedBy"), reviewBy, arguments.Texts("Incident"), stepTimeout ?? DefaultIncidentStep, retention));

        if (arguments.Text("ReviewBy") is { } text && reviewBy is null)
            _faults.Add(new RuleFault($"The use case '{name}'", $"has ReviewBy = \"{text}\", which is no day: write it as yyyy-MM-dd", arguments.Place("ReviewBy")));
        if (!(stepTimeout > TimeSpan.Zero))
            _faults.Add(new RuleFault($"The use case '{name}'", $"has IncidentStepTimeout = \"{arguments.Text("IncidentStepTimeout")}\", which is no time: write it as hh:mm:ss", arguments.Place("IncidentStepTimeout")));
        if (arguments.Has("RetentionDays") && retention is < 1 or > LongestRetention)
            _faults.Add(new RuleFault($"The use case '{name}'", $"has RetentionDays = {retention}, which is no term: write a number of days from 1 to {LongestRetention}, or leave it out to keep everything", arguments.Place("RetentionDays")));
        if (arguments.Texts("Incident").Any(group => group.Trim().Length == 0))
            _faults.Add(new RuleFault($"The use case '{name}'", "has an Incident group without a name", arguments.Place("Incident")));
    }
}
