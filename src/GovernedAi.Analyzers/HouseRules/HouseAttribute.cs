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

    /// <summary>The kinds it brings.</summary>
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
    public IReadOnlyCollection<GoverningAttribute> AddedTo(IReadOnlyCollection<GoverningAttribute> present) =>
        [.. present.Where(p => !present.Any(other => other.Written == p.Written && Replaces(other))), .. _borne];

    /// <summary>Whether an attribute has to go when this comes, with all that was written as one with it: a method asks by one [Escalation], and an [AuditLog] that says nothing more is said twice.</summary>
    public bool Replaces(GoverningAttribute present) => Kinds.Contains(present.Kind) && present.Kind switch
    {
        GoverningKind.Escalation => true,
        GoverningKind.AuditLog => !present.IsComposed && present.Strings().Count == 0 && present.Data.NamedArguments.IsEmpty,
        _ => false,
    };

    /// <summary>Whether both can stand on one method.</summary>
    public bool GoesWith(HouseAttribute other) => !(Kinds.Contains(GoverningKind.Escalation) && other.Kinds.Contains(GoverningKind.Escalation));

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
