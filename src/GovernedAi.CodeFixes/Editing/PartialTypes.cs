using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace GovernedAi.CodeFixes.Editing;

/// <summary>Makes a type and every type around it <c>partial</c>, so that the generator can add to it.</summary>
internal static class PartialTypes
{
    /// <summary>Whether <paramref name="type"/> and all types around it can be continued in a generated file.</summary>
    public static bool CanAllBePartial(TypeDeclarationSyntax type) => type.AncestorsAndSelf().OfType<BaseTypeDeclarationSyntax>().All(CanBePartial);

    /// <summary>Adds <c>partial</c> to <paramref name="type"/> and the types around it where it is missing.</summary>
    public static void Make(FileEdit file, TypeDeclarationSyntax type)
    {
        foreach (var each in type.AncestorsAndSelf().OfType<TypeDeclarationSyntax>())
        {
            if (!each.Modifiers.Any(SyntaxKind.PartialKeyword) && file.Treats(each))
                file.Insert(each.Keyword.SpanStart, "partial ");
        }
    }

    // An extension block holds no partial methods, and a file-local type cannot be continued in another file.
    private static bool CanBePartial(BaseTypeDeclarationSyntax type) =>
        type is ClassDeclarationSyntax or StructDeclarationSyntax or RecordDeclarationSyntax or InterfaceDeclarationSyntax &&
        !type.Modifiers.Any(SyntaxKind.FileKeyword);
}
