using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace GovernedAi.Analyzers.Recognition;

/// <summary>The text of the type that a URL stands in, or of the file where it stands in none; made when asked for, once a type.</summary>
internal sealed class NearbyText
{
    private readonly ConcurrentDictionary<(SyntaxTree Tree, TextSpan Span), Lazy<string>> _seen = new();

    public Lazy<string> Around(SyntaxNode node, CancellationToken cancellation)
    {
        var (tree, span) = (node.SyntaxTree, (node.FirstAncestorOrSelf<TypeDeclarationSyntax>() ?? node.SyntaxTree.GetRoot(cancellation)).Span);
        return _seen.GetOrAdd((tree, span), _ => new(() => tree.GetText().ToString(span)));
    }
}
