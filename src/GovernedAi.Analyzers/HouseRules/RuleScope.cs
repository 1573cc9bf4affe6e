using GovernedAi.Analyzers.Generation;
using Microsoft.CodeAnalysis;

namespace GovernedAi.Analyzers.HouseRules;

/// <summary>Where a rule applies: all that is given must hold.</summary>
internal sealed record RuleScope
{
    public string? Namespace { get; init; }

    public string? Type { get; init; }

    public string? Assembly { get; init; }

    public string? Kind { get; init; }

    public string? Provider { get; init; }

    public string? UseCase { get; init; }

    /// <summary>The least risk, as the value of the runtime's enum; 0 is any.</summary>
    public int Risk { get; init; }

    public TypeList Handles { get; init; } = TypeList.None;

    public INamedTypeSymbol? Bearing { get; init; }

    /// <summary>Why the rule applies to a member, as the end of "it applies because"; <see langword="null"/> when it does not.</summary>
    /// <param name="subject">The member and its calls.</param>
    /// <param name="useCases">The declared use cases.</param>
    /// <param name="everywhere">What to say of a rule without a scope.</param>
    public string? Why(RuledMember subject, UseCases useCases, string everywhere = "it calls a model")
    {
        if (WhyHere(subject.Member) is not { } reasons || !AddCalls(subject, reasons) || !AddUseCase(subject, useCases, reasons) || !AddTypes(subject.Member, reasons))
            return null;
        return Sentence(reasons, everywhere);
    }

    /// <summary>The same for a rule about places rather than calls.</summary>
    public string? WhyAt(ISymbol member) => WhyHere(member) is { } reasons ? Sentence(reasons, "it covers all code") : null;

    /// <summary>Whether no member can be in both scopes, as far as the scopes alone tell.</summary>
    public bool IsDisjointFrom(RuleScope other) =>
        Differ(Namespace, other.Namespace) || Differ(Kind, other.Kind) || Differ(Provider, other.Provider) || Differ(UseCase, other.UseCase)
        || Differ(Assembly, other.Assembly);

    private static bool Differ(string? one, string? other) => one is not null && other is not null && NamePattern.AreDisjoint(one, other);

    private static string Sentence(List<string> reasons, string everywhere) => reasons.Count == 0 ? everywhere : string.Join(" and ", reasons);

    private List<string>? WhyHere(ISymbol member)
    {
        var reasons = new List<string>();
        if (Assembly is not null)
        {
            if (!NamePattern.Matches(Assembly, member.ContainingAssembly.Name))
                return null;
            reasons.Add($"it is in the assembly {member.ContainingAssembly.Name}");
        }

        if (Namespace is not null)
        {
            var space = member.ContainingNamespace is { IsGlobalNamespace: false } named ? named.ToDisplayString() : "";
            if (!NamePattern.Covers(Namespace, space))
                return null;
            reasons.Add($"it is in the namespace {space}");
        }

        if (Type is not null)
        {
            if (TypesAround(member).FirstOrDefault(type => NamePattern.MatchesParts(Type, TypeList.FullName(type))) is not { } type)
                return null;
            reasons.Add($"it belongs to {type.Name}");
        }

        if (Bearing is not null)
        {
            if (WhyBearing(member, Bearing) is not { } bearing)
                return null;
            reasons.Add(bearing);
        }

        return reasons;
    }

    private bool AddCalls(RuledMember subject, List<string> reasons)
    {
        if (Kind is null && Provider is null)
            return true;
        var call = subject.Calls.FirstOrDefault(c =>
            (Kind is null || c.IsOfKind(Kind)) && (Provider is null || NamePattern.Matches(Provider, c.Provider)));
        if (call is null)
            return false;
        reasons.Add($"it calls {call}");
        return true;
    }

    private bool AddUseCase(RuledMember subject, UseCases useCases, List<string> reasons)
    {
        if (UseCase is null && Risk == 0)
            return true;
        if (subject.Governance?.UseCase is not { } name || (UseCase is not null && !NamePattern.Matches(UseCase, name)))
            return false;
        if (Risk > 0 && !(useCases.Find(name) is { } useCase && useCase.Risk >= Risk))
            return false;
        reasons.Add(Risk > 0 ? $"it serves the use case '{name}', whose risk is that high" : $"it serves the use case '{name}'");
        return true;
    }

    private bool AddTypes(ISymbol member, List<string> reasons)
    {
        if (Handles.IsEmpty)
            return true;
        if (HandledTypes.Of(member).FirstOrDefault(Handles.Holds) is not { } type)
            return false;
        reasons.Add($"it handles {type.Name}");
        return true;
    }

    private static string? WhyBearing(ISymbol member, INamedTypeSymbol attribute)
    {
        for (var at = member; at is not (null or INamespaceSymbol); at = at.ContainingSymbol)
        {
            if (at.Bears(attribute))
                return $"it bears [{attribute.WrittenName()}]";
        }

        if ((member as IMethodSymbol)?.Parameters.FirstOrDefault(p => p.Bears(attribute)) is { } parameter)
            return $"its parameter `{parameter.Name}` bears [{attribute.WrittenName()}]";
        return HandledTypes.Of(member).FirstOrDefault(type => type.Bears(attribute)) is { } handled
            ? $"it handles {handled.Name}, which bears [{attribute.WrittenName()}]"
            : null;
    }

    private static IEnumerable<INamedTypeSymbol> TypesAround(ISymbol member)
    {
        for (var type = member as INamedTypeSymbol ?? member.ContainingType; type is not null; type = type.ContainingType)
        {
            for (var at = type; at is not null; at = at.BaseType)
                yield return at;
            foreach (var implemented in type.AllInterfaces)
                yield return implemented;
        }
    }
}
