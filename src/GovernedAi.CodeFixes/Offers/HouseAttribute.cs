using GovernedAi.Analyzers.Generation;
using Microsoft.CodeAnalysis;

namespace GovernedAi.CodeFixes.Offers;

/// <summary>Governs by an attribute of the house's own, which carries a whole arrangement in one word.</summary>
internal sealed class HouseAttribute(INamedTypeSymbol attribute) : Arrangement
{
    public override string Title => $"Govern it the house's way: add [{Word}]";

    public override string Key => "House:" + attribute.ToDisplayString();

    private string Word => attribute.Name.Substring(0, attribute.Name.Length - "Attribute".Length);

    /// <summary>The house attributes that source and references declare and that can be put on any method.</summary>
    public static IEnumerable<Arrangement> In(Compilation compilation) =>
        compilation.SourceModule.ReferencedAssemblySymbols
            .Where(KnowsTheRuntime)
            .Append(compilation.Assembly)
            .SelectMany(a => Attributes(a.GlobalNamespace, compilation))
            .Where(IsComplete)
            .OrderBy(a => a.ToDisplayString(), StringComparer.Ordinal)
            .Select(a => new HouseAttribute(a));

    public override IEnumerable<GoverningKind> InEffect => Borne(attribute).Select(b => b.Kind);

    public override bool Suits(GovernedShape method) =>
        Borne(attribute).FirstOrDefault(b => b.Kind == GoverningKind.Escalation) is not { } escalation || method.Allows(escalation);

    public override Governing For(GovernedMember member) =>
        new([member.Write(attribute), .. member.Core.IsConventional ? [] : member.Write(new AttributeText("AuditLog"))]);

    private static bool KnowsTheRuntime(IAssemblySymbol assembly) =>
        assembly.Modules.Any(m => m.ReferencedAssemblies.Any(r => r.Name == "GovernedAi"));

    private static IEnumerable<INamedTypeSymbol> Attributes(INamespaceSymbol space, Compilation compilation) =>
        space.GetTypeMembers().Where(t => IsHouseAttribute(t, compilation))
            .Concat(space.GetNamespaceMembers().SelectMany(n => Attributes(n, compilation)));

    private static bool IsHouseAttribute(INamedTypeSymbol type, Compilation compilation) =>
        type.Name.Length > 9 && type.Name.EndsWith("Attribute", StringComparison.Ordinal) && type is { IsAbstract: false, Arity: 0 } &&
        compilation.IsSymbolAccessibleWithin(type, compilation.Assembly) &&
        type.IsOrInherits("System.Attribute") && Borne(type).Any();

    /// <summary>Whether nothing has to be written beside it: no arguments, and no method that the annotated type would have to have.</summary>
    private static bool IsComplete(INamedTypeSymbol type) =>
        type.InstanceConstructors.Any(c => c.Parameters.IsEmpty && c.DeclaredAccessibility == Accessibility.Public) &&
        Borne(type).All(b => b.Kind != GoverningKind.Fallback && b.Value<string>("If") is null && b.Value<string>("Core") is null);

    private static IEnumerable<GoverningAttribute> Borne(INamedTypeSymbol type) => GoverningAttribute.Of(type);
}
