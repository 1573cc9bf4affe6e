using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;

namespace GovernedAi.Analyzers.Generation;

/// <summary>Says why JSON cannot hold what a value of a type is, as far as the type alone tells; what only the program can tell is found at its start.</summary>
internal static class JsonObstacle
{
    private const string Attributes = "System.Text.Json.Serialization.";

    // A generic type that holds itself in itself has no end, and each type is a call deeper.
    private const int MostTypes = 200;

    // A type of a referenced assembly stays the same symbol while the reference does.
    private static readonly ConditionalWeakTable<INamedTypeSymbol, StrongBox<string?>> Libraries = new();

    /// <summary>Why writing a value fails.</summary>
    /// <returns>The cause and the way out, or <see langword="null"/>.</returns>
    public static string? OfWriting(ITypeSymbol type) => OfWriting(type, null, new HashSet<ITypeSymbol>(SymbolEqualityComparer.Default));

    /// <summary>What in a library's type, or in the items of a list of it, keeps JSON from holding it; nobody who uses the library can put it right.</summary>
    /// <returns>The cause, or <see langword="null"/>.</returns>
    public static string? OfLibrary(ITypeSymbol type) =>
        ItemOf(type) is { } item ? UnrecordedTypes.Reason(item) is { } reason ? $"JSON cannot hold its `{item.Words()}` ({reason})" : OfLibrary(item)
        : type is INamedTypeSymbol { DeclaringSyntaxReferences.IsEmpty: true } named && !SaysHow(named) && OfLibraries(named) is { } found ? $"JSON cannot hold it: {found}"
        : null;

    /// <summary>Why what is written is the same for every value.</summary>
    /// <returns>The cause, or <see langword="null"/>.</returns>
    public static string? OfContent(ITypeSymbol type) =>
        type is INamedTypeSymbol { TypeKind: TypeKind.Class or TypeKind.Struct or TypeKind.Interface, SpecialType: SpecialType.None } named
        && !IsOfTheFramework(named) && !SaysHow(named) && ItemOf(named) is null && !Content(named).Any() && HasState(named)
            ? $"JSON holds nothing of `{type.Words()}`, which has no public property"
            : null;

    private static string? OfWriting(ITypeSymbol type, ISymbol? member, HashSet<ITypeSymbol> seen)
    {
        if (seen.Count >= MostTypes || !seen.Add(type) || SaysHow(type))
            return null;
        if (type is IArrayTypeSymbol { Rank: > 1 })
            return $"JSON cannot hold {Named(type, member)}, which has more than one dimension; use an array of arrays";
        if (type is INamedTypeSymbol { SpecialType: SpecialType.System_IntPtr or SpecialType.System_UIntPtr })
            return $"JSON cannot hold {Named(type, member)}, an address; use a number";
        if (seen.Count > 1 && UnrecordedTypes.Reason(type) is { } reason && !UnrecordedTypes.IsMeans(reason))
            return $"JSON cannot hold {Named(type, member)} ({reason}); {(member is null ? "use a type of your own that holds what you need of it" : "mark it [JsonIgnore], or give it a [JsonConverter]")}";
        if (KeyOf(type) is { } key && !IsText(key))
            return $"JSON cannot hold {Named(type, member)}, whose keys are no text; use a list of pairs";
        if (ItemOf(type) is { } item)
            return OfWriting(item, member, seen);
        if (type is not INamedTypeSymbol named || named.TypeKind == TypeKind.Enum)
            return null;
        if (named.DeclaringSyntaxReferences.IsEmpty)
            return OfLibraries(named) is { } found ? $"JSON cannot hold {Named(type, member)}: {found}; use a type of your own that holds what you need of it" : null;
        return Content(named).Select(m => OfWriting(TypeOf(m), m, seen)).FirstOrDefault(found => found is not null);
    }

    /// <summary>What of a type in a referenced assembly keeps JSON from holding it. The framework's own types are known to the serialiser, or refused by the table.</summary>
    private static string? OfLibraries(INamedTypeSymbol type)
    {
        if (type.SpecialType != SpecialType.None || IsOfTheFramework(type) || UnrecordedTypes.Reason(type) is not null)
            return null;
        return Libraries.GetValue(type, static found => new(InLibraries(found, new HashSet<ITypeSymbol>(SymbolEqualityComparer.Default)))).Value;
    }

    private static string? InLibraries(ITypeSymbol type, HashSet<ITypeSymbol> seen)
    {
        if (seen.Count >= MostTypes || !seen.Add(type) || SaysHow(type))
            return null;
        if (ItemOf(type) is { } item)
            return InLibraries(item, seen);
        if (type is not INamedTypeSymbol { TypeKind: not TypeKind.Enum, SpecialType: SpecialType.None } named || IsOfTheFramework(named))
            return null;
        foreach (var member in Content(named))
        {
            var reason = UnrecordedTypes.Reason(TypeOf(member));
            if (reason is "callback" or "code" or "reflection" or "stream" or "pointer" or "ref struct")
                return $"its `{member.ContainingType.Name}.{member.Name}` is a `{TypeOf(member).Words()}` ({reason})";
            if (reason is null && InLibraries(TypeOf(member), seen) is { } found)
                return found;
        }

        return null;
    }

    private static string Named(ITypeSymbol type, ISymbol? member) =>
        member is null ? $"`{type.Words()}`" : $"`{member.ContainingType.Name}.{member.Name}`";

    /// <summary>Public properties and fields that are written: the ones the runtime's own settings include.</summary>
    private static IEnumerable<ISymbol> Content(INamedTypeSymbol type)
    {
        IEnumerable<ITypeSymbol> declaring = type.TypeKind == TypeKind.Interface ? type.AllInterfaces.Prepend(type) : Bases(type);
        return declaring.SelectMany(t => t.GetMembers()).Where(m => m switch
        {
            IPropertySymbol { IsStatic: false, IsIndexer: false, GetMethod: { } getter } => m.DeclaredAccessibility == Accessibility.Public && getter.DeclaredAccessibility == Accessibility.Public,
            IFieldSymbol { IsStatic: false, IsImplicitlyDeclared: false } => m.DeclaredAccessibility == Accessibility.Public,
            IFieldSymbol { CorrespondingTupleField: not null, IsStatic: false } => true,
            _ => false,
        } || Has(m, "JsonIncludeAttribute")).Where(m => !IsIgnored(m) && !SaysHow(m));
    }

    private static IEnumerable<ITypeSymbol> Bases(INamedTypeSymbol type)
    {
        for (var at = type; at is { SpecialType: not (SpecialType.System_Object or SpecialType.System_ValueType) }; at = at.BaseType)
            yield return at;
    }

    /// <summary>A sealed type without fields has one value only, and there is nothing to hold.</summary>
    private static bool HasState(INamedTypeSymbol type) =>
        type is { TypeKind: TypeKind.Interface } or { TypeKind: TypeKind.Class, IsSealed: false }
        || Bases(type).SelectMany(t => t.GetMembers()).OfType<IFieldSymbol>().Any(f => !f.IsStatic);

    private static ITypeSymbol? ItemOf(ITypeSymbol type) => type switch
    {
        { SpecialType: SpecialType.System_String } => null,
        IArrayTypeSymbol array => array.ElementType,
        INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable => nullable.TypeArguments[0],
        INamedTypeSymbol named => Interfaces(named).FirstOrDefault(i => i.OriginalDefinition.SpecialType == SpecialType.System_Collections_Generic_IEnumerable_T)?.TypeArguments[0],
        _ => null,
    };

    private static ITypeSymbol? KeyOf(ITypeSymbol type) => type is INamedTypeSymbol named
        ? Interfaces(named).FirstOrDefault(i => i.IsNamed("System.Collections.Generic.IDictionary`2") || i.IsNamed("System.Collections.Generic.IReadOnlyDictionary`2"))?.TypeArguments[0]
        : null;

    private static IEnumerable<INamedTypeSymbol> Interfaces(INamedTypeSymbol type) => type.AllInterfaces.Prepend(type);

    /// <summary>The keys the serialiser writes as names; others need a converter.</summary>
    private static bool IsText(ITypeSymbol key) =>
        key is not INamedTypeSymbol named || named.TypeKind == TypeKind.Enum || SaysHow(named) || (IsOfTheFramework(named) && !named.IsTupleType);

    private static bool IsOfTheFramework(INamedTypeSymbol type)
    {
        var space = type.ContainingNamespace;
        while (space is { ContainingNamespace: { IsGlobalNamespace: false } outer })
            space = outer;
        return space is { Name: "System" };
    }

    private static ITypeSymbol TypeOf(ISymbol member) => member is IPropertySymbol property ? property.Type : ((IFieldSymbol)member).Type;

    private static bool SaysHow(ISymbol symbol) => Has(symbol, "JsonConverterAttribute") || Has(symbol, "JsonPolymorphicAttribute") || Has(symbol, "JsonDerivedTypeAttribute");

    private static bool Has(ISymbol symbol, string attribute) => symbol.GetAttributes().Any(a => a.AttributeClass?.IsOrInherits(Attributes + attribute) == true);

    /// <summary>Ignored always: a condition may hold or not.</summary>
    private static bool IsIgnored(ISymbol member) => member.GetAttributes().Any(a =>
        a.AttributeClass.IsNamed(Attributes + "JsonIgnoreAttribute") && a.NamedArguments.All(n => n.Key != "Condition" || n.Value.Value is 1));
}
