using GovernedAi.Analyzers.Generation;
using GovernedAi.CodeFixes.Editing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace GovernedAi.CodeFixes.Splitting;

/// <summary>Tells an attribute that stands on a method already where the core is.</summary>
internal static class StatedCore
{
    public static void Write(FileEdit file, MethodDeclarationSyntax method, string core)
    {
        if (Governing(file, method) is { } attribute)
            AttributeArgument.Set(file, attribute, "Core", $"nameof({core})");
        else
            AttributeLine.Insert(file, method, $"[{RuntimeNames.Qualifier(file, method.SpanStart)}AuditLog(Core = nameof({core}))]");
    }

    /// <summary>The first of the three attributes themselves; a composed one takes no argument for it.</summary>
    private static AttributeSyntax? Governing(FileEdit file, MethodDeclarationSyntax method) =>
        file.Model.GetDeclaredSymbol(method) is { } symbol
            ? GoverningAttribute.Of(symbol).Where(a => !a.IsComposed).Select(a => a.Written.ApplicationSyntaxReference?.GetSyntax()).OfType<AttributeSyntax>().FirstOrDefault()
            : null;
}
