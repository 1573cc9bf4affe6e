using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace GovernedAi.CodeFixes.Editing;

/// <summary>Takes attributes from a method: whole lines where nothing else stands on them.</summary>
internal static class GovernedAttributes
{
    public static void Remove(FileEdit file, MethodDeclarationSyntax method, Func<AttributeSyntax, bool> goes) =>
        AttributeRemoval.Remove(file, [.. method.AttributeLists.SelectMany(l => l.Attributes).Where(goes)]);
}
