using GovernedAi.Analyzers.Generation;
using GovernedAi.CodeFixes.Editing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace GovernedAi.CodeFixes.Splitting;

/// <summary>Why a method cannot be split in two without changing what it does.</summary>
internal static class SplitObstacle
{
    /// <summary>Whether anything stands in the way of splitting <paramref name="method"/>.</summary>
    public static bool Exists(MethodDeclarationSyntax method, IMethodSymbol symbol) =>
        method.ExplicitInterfaceSpecifier is not null ||
        method.Modifiers.Any(SyntaxKind.PartialKeyword) ||
        symbol is { IsStatic: true, ContainingType.TypeKind: TypeKind.Interface } and ({ IsVirtual: true } or { IsAbstract: true }) ||
        GoverningAttributes.Of(symbol)?.Core is { } stated && !symbol.ContainingType.GetMembers(stated).IsEmpty ||
        ForBody(method, symbol, MethodResult.Of(symbol));

    /// <summary>Whether anything stands in the way of moving the body of <paramref name="method"/> into a core that returns so.</summary>
    public static bool ForBody(MethodDeclarationSyntax method, IMethodSymbol symbol, MethodResult result) =>
        method.Body is null && method.ExpressionBody is null ||
        method.Modifiers.Any(m => m.Kind() is SyntaxKind.ExternKeyword or SyntaxKind.AbstractKeyword) ||
        // A void wrapper returns at the first await of an async void body: it would vouch for what it has not seen.
        symbol is { IsAsync: true, ReturnsVoid: true } ||
        method.ConstraintClauses.Count > 0 && symbol.IsOverride ||
        MethodShape.OfSignature(symbol, result) is not null ||
        LanguageVersionOf(method) < LanguageVersion.CSharp9 ||
        method.Parent is not TypeDeclarationSyntax type ||
        !PartialTypes.CanAllBePartial(type) ||
        BranchesCrossTheBody(method);

    /// <summary>Whether a preprocessor directive stands within the method's header.</summary>
    public static bool HasDirectives(MethodDeclarationSyntax method) =>
        method.DescendantTrivia(descendIntoTrivia: false)
            .Any(t => t.IsDirective && t.SpanStart > AttributeLine.SignatureStart(method) && t.SpanStart < CoreSignature.HeaderEnd(method));

    private static LanguageVersion LanguageVersionOf(SyntaxNode node) => ((CSharpParseOptions)node.SyntaxTree.Options).LanguageVersion;

    /// <summary>
    /// Whether a preprocessor directive stands in the header, or an <c>#if</c> opens on one side of the body's braces and closes on
    /// the other: what the other branch holds would be split wrongly or not at all.
    /// </summary>
    private static bool BranchesCrossTheBody(MethodDeclarationSyntax method)
    {
        var headerStart = AttributeLine.SignatureStart(method);
        var body = (SyntaxNode?)method.Body ?? method.ExpressionBody!;
        var inside = TextSpan.FromBounds(body.GetFirstToken().Span.End, method.Span.End);

        for (var directive = method.GetFirstDirective(); directive is not null && directive.FullSpan.Start < method.Span.End; directive = directive.GetNextDirective())
        {
            if (directive.SpanStart < headerStart)
                continue;
            if (!inside.Contains(directive.SpanStart))
                return true;
            if (directive is BranchingDirectiveTriviaSyntax or EndIfDirectiveTriviaSyntax &&
                directive.GetRelatedDirectives().Any(d => !inside.Contains(d.SpanStart)))
            {
                return true;
            }
        }

        return false;
    }
}
