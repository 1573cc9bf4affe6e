using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace GovernedAi.CodeFixes.Editing;

/// <summary>Names new locals.</summary>
internal static class LocalName
{
    /// <summary>The first of <c>wanted</c>, <c>wanted2</c>… that nothing in the member around <paramref name="place"/> is called.</summary>
    public static string Free(FileEdit file, SyntaxNode place, string wanted)
    {
        var member = place.FirstAncestorOrSelf<MemberDeclarationSyntax>();
        var around = member is null or GlobalStatementSyntax ? file.Root : (SyntaxNode)member;
        var used = new HashSet<string>(around.DescendantTokens().Where(t => t.IsKind(SyntaxKind.IdentifierToken)).Select(t => t.ValueText), StringComparer.Ordinal);
        var name = wanted;
        for (var number = 2; used.Contains(name) || file.Model.LookupSymbols(place.SpanStart, name: name).Any(s => s is not INamespaceOrTypeSymbol) || !file.IsFirst(around, "local " + name); number++)
            name = wanted + number;
        return name;
    }
}
