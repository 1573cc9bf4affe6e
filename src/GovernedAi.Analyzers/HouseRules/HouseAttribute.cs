using System.Collections.Immutable;
using GovernedAi.Analyzers.Generation;
using Microsoft.CodeAnalysis;

namespace GovernedAi.Analyzers.HouseRules;

/// <summary>An attribute of the house that governs: one word that carries a whole arrangement.</summary>
internal sealed class HouseAttribute
{
    private readonly ImmutableArray<GoverningAttribute> _borne;

    private HouseAttribute(INamedTypeSymbol type, ImmutableArray<GoverningAttribute> borne)
    {
        Type = type;
        _borne = borne;
    }

    public INamedTypeSymbol Type { get; }

    /// <summary>As it is written: <c>HazmatDecision</c>.</summary>
    public string Name => Type.WrittenName();

    /// <summary>The kinds it brings; what stands on the method of a kind that may stand there once has to go when it comes.</summary>
    public IEnumerable<GoverningKind> Kinds => _borne.Select(b => b.Kind).Distinct();

    /// <returns><see langword="null"/> when the type is no attribute that governs, or needs arguments.</returns>
    public static HouseAttribute? Of(INamedTypeSymbol type)
    {
        if (type is not { TypeKind: TypeKind.Class, IsAbstract: false } || !type.IsAttribute() || !type.InstanceConstructors.Any(c => c.Parameters.IsEmpty))
            return null;
        ImmutableArray<GoverningAttribute> borne = [.. GoverningAttribute.Of(type)];
        return borne.IsEmpty ? null : new HouseAttribute(type, borne);
    }

    /// <summary>What would govern a method if this were added to what governs it now.</summary>
    public IReadOnlyCollection<GoverningAttribute> AddedTo(IReadOnlyCollection<GoverningAttribute> present)
    {
        var mine = _borne;
        return [.. present.Where(p => p.Kind != GoverningKind.Escalation || !mine.Any(b => b.Kind == p.Kind)), .. mine];
    }

    /// <summary>Whether every method it names can be found in the type, so that adding it does not break anything else.</summary>
    public bool FitsIn(INamedTypeSymbol? type) =>
        _borne.SelectMany(NamesOf).All(name => type is not null && type.GetMembers(name).OfType<IMethodSymbol>().Any());

    private static IEnumerable<string> NamesOf(GoverningAttribute governing) => governing.Kind switch
    {
        GoverningKind.Fallback => governing.Strings(),
        GoverningKind.Escalation when governing.Value<string>("If") is { } condition => [condition],
        _ => [],
    };
}
