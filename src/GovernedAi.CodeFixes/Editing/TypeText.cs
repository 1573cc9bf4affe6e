using Microsoft.CodeAnalysis;

namespace GovernedAi.CodeFixes.Editing;

/// <summary>Writes a type as short as a place allows, with question marks only where the nullable context knows them.</summary>
internal static class TypeText
{
    private static readonly SymbolDisplayFormat Nullable = SymbolDisplayFormat.MinimallyQualifiedFormat
        .WithMiscellaneousOptions(SymbolDisplayFormat.MinimallyQualifiedFormat.MiscellaneousOptions | SymbolDisplayMiscellaneousOptions.IncludeNullableReferenceTypeModifier);

    private static readonly SymbolDisplayFormat Oblivious = SymbolDisplayFormat.MinimallyQualifiedFormat
        .WithMiscellaneousOptions(SymbolDisplayFormat.MinimallyQualifiedFormat.MiscellaneousOptions & ~SymbolDisplayMiscellaneousOptions.IncludeNullableReferenceTypeModifier);

    public static string Of(ITypeSymbol type, SemanticModel model, int position) =>
        type.ToMinimalDisplayString(model, position, (model.GetNullableContext(position) & NullableContext.AnnotationsEnabled) != 0 ? Nullable : Oblivious);
}
