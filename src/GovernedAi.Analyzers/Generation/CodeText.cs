using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace GovernedAi.Analyzers.Generation;

/// <summary>How symbols and values are written in generated code.</summary>
internal static class CodeText
{
    private static readonly SymbolDisplayFormat Qualified = SymbolDisplayFormat.FullyQualifiedFormat
        .AddMiscellaneousOptions(SymbolDisplayMiscellaneousOptions.IncludeNullableReferenceTypeModifier);

    private static readonly SymbolDisplayFormat Short = SymbolDisplayFormat.MinimallyQualifiedFormat;

    /// <summary>The type with <c>global::</c> in front and nullability kept.</summary>
    public static string Code(this ITypeSymbol type) => type.ToDisplayString(Qualified);

    /// <summary>The same with <c>object</c> for <c>dynamic</c>, which would choose an overload at run time.</summary>
    public static string StaticCode(this ITypeSymbol type) =>
        type.TypeKind != TypeKind.Dynamic ? type.Code() : type.NullableAnnotation == NullableAnnotation.Annotated ? "object?" : "object";

    /// <summary>A cast where the type is dynamic, else nothing.</summary>
    public static string StaticCast(ITypeSymbol type) => type.TypeKind == TypeKind.Dynamic ? $"({type.StaticCode()})" : "";

    /// <summary>The type as a person would write it in a message.</summary>
    public static string Words(this ITypeSymbol type) => type.ToDisplayString(Short);

    /// <summary>The name, with an <c>@</c> where it is a keyword.</summary>
    public static string Identifier(string name) =>
        SyntaxFacts.GetKeywordKind(name) != SyntaxKind.None || name == "await"
            ? "@" + name
            : name;

    /// <summary>A string literal, or <c>null</c>.</summary>
    public static string Literal(string? value) =>
        value is null ? "null" : SymbolDisplay.FormatLiteral(value, quote: true);

    /// <summary>The containing type and name of a member as people say it: <c>FreightRouter.RouteAsync</c>.</summary>
    public static string SpokenName(this ISymbol member)
    {
        var name = member.Name;
        for (var type = member.ContainingType; type is not null; type = type.ContainingType)
            name = type.Name + "." + name;
        return name;
    }
}
