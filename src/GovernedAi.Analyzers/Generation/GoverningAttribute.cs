using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;

namespace GovernedAi.Analyzers.Generation;

/// <summary>The three attributes that govern.</summary>
internal enum GoverningKind
{
    AuditLog,
    Escalation,
    Fallback,
}

/// <summary>One governing attribute in effect on a member.</summary>
/// <param name="Kind">Which of the three.</param>
/// <param name="Data">The governing attribute itself; a composed attribute bears it.</param>
/// <param name="Written">The attribute that stands on the member: the same, or the composed one.</param>
internal sealed record GoverningAttribute(GoverningKind Kind, AttributeData Data, AttributeData Written)
{
    private static readonly ConditionalWeakTable<INamedTypeSymbol, StrongBox<bool>> Governing = new();

    /// <summary>Whether a composed attribute brought it.</summary>
    public bool IsComposed => !ReferenceEquals(Data, Written);

    /// <summary>The attribute as the user wrote it: <c>AuditLog</c>, <c>HazmatDecision</c>.</summary>
    public string WrittenName => NameOf(Written.AttributeClass!);

    public Location? Location => Written.ApplicationSyntaxReference is { } reference
        ? Location.Create(reference.SyntaxTree, reference.Span)
        : null;

    /// <summary>The attributes in effect on <paramref name="member"/>, in the order of the source; a composed one counts for what it bears.</summary>
    public static IEnumerable<GoverningAttribute> Of(ISymbol member) => Of(member.GetAttributes());

    /// <inheritdoc cref="Of(ISymbol)"/>
    public static IEnumerable<GoverningAttribute> Of(IEnumerable<AttributeData> attributes) =>
        attributes.Where(Governs).SelectMany(written => Borne(written, written, []));

    /// <summary>A constructor or named argument that is a single value.</summary>
    public T? Value<T>(string name)
        where T : class
    {
        foreach (var argument in Data.NamedArguments)
        {
            if (argument.Key == name && argument.Value.Kind != TypedConstantKind.Array)
                return argument.Value.Value as T;
        }

        return null;
    }

    /// <summary>A named argument that is a number; <see langword="null"/> when it is not given.</summary>
    public T? Number<T>(string name)
        where T : struct
    {
        foreach (var argument in Data.NamedArguments)
        {
            if (argument.Key == name && argument.Value is { Kind: TypedConstantKind.Primitive or TypedConstantKind.Enum, Value: T number })
                return number;
        }

        return null;
    }

    /// <summary>Whether a named argument is given.</summary>
    public bool Has(string name) => Data.NamedArguments.Any(argument => argument.Key == name);

    /// <summary>The name of the enum member that a named argument holds, or <see langword="null"/> when it is not given.</summary>
    public string? EnumName(string name)
    {
        foreach (var argument in Data.NamedArguments)
        {
            if (argument.Key == name && argument.Value is { Kind: TypedConstantKind.Enum, Type: { } type })
                return type.GetMembers().OfType<IFieldSymbol>().FirstOrDefault(f => Equals(f.ConstantValue, argument.Value.Value))?.Name;
        }

        return null;
    }

    /// <summary>The first constructor argument as strings: a single one, or the elements of a <c>params</c> array.</summary>
    public IReadOnlyList<string> Strings()
    {
        if (Data.ConstructorArguments.IsEmpty)
            return [];
        var first = Data.ConstructorArguments[0];
        if (first.Kind != TypedConstantKind.Array)
            return first.Value is string only ? [only] : [];
        return first.Values.IsDefault ? [] : [.. first.Values.Select(v => v.Value as string ?? "")];
    }

    /// <summary>Where the argument <paramref name="name"/> is written, or the attribute itself.</summary>
    public Location? ArgumentLocation(string name, CancellationToken cancellation)
    {
        if (IsComposed || Written.ApplicationSyntaxReference?.GetSyntax(cancellation) is not Microsoft.CodeAnalysis.CSharp.Syntax.AttributeSyntax { ArgumentList: { } list })
            return Location;
        return list.Arguments.FirstOrDefault(a => a.NameEquals?.Name.Identifier.ValueText == name)?.GetLocation() ?? Location;
    }

    // Asked of every attribute of a project, and nearly all are of types that have been asked about before.
    private static bool Governs(AttributeData written) =>
        written.AttributeClass is { TypeKind: not TypeKind.Error } type && Governing.GetValue(type.OriginalDefinition, _ => new(Borne(written, written, []).Any())).Value;

    private static IEnumerable<GoverningAttribute> Borne(AttributeData data, AttributeData written, HashSet<INamedTypeSymbol> seen)
    {
        if (data.AttributeClass is not { TypeKind: not TypeKind.Error } type)
            return [];
        if (KindOf(type) is { } kind)
            return [new GoverningAttribute(kind, data, written)];
        if (!seen.Add(type))
            return [];
        return type.GetAttributes().SelectMany(inner => Borne(inner, written, seen)).ToList();
    }

    private static GoverningKind? KindOf(INamedTypeSymbol type) => type.Name switch
    {
        "AuditLogAttribute" when type.IsNamed("GovernedAi.AuditLogAttribute") => GoverningKind.AuditLog,
        "EscalationAttribute" when type.IsNamed("GovernedAi.EscalationAttribute") => GoverningKind.Escalation,
        "FallbackAttribute" when type.IsNamed("GovernedAi.FallbackAttribute") => GoverningKind.Fallback,
        _ => null,
    };

    private static string NameOf(INamedTypeSymbol type) =>
        type.Name.EndsWith("Attribute", StringComparison.Ordinal) && type.Name.Length > 9 ? type.Name.Substring(0, type.Name.Length - 9) : type.Name;
}
