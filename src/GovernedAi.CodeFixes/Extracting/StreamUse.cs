using GovernedAi.Analyzers.Generation;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace GovernedAi.CodeFixes.Extracting;

/// <summary>Tells where code asks no more of a client library's own stream than of the plain sequence it is, as which it can be wrapped.</summary>
internal static class StreamUse
{
    private const string AsyncSequence = "System.Collections.Generic.IAsyncEnumerable`1";
    private const string Sequence = "System.Collections.Generic.IEnumerable`1";

    /// <summary>Whether the code does nothing with the value but to go through its items, or to hand it on as a sequence.</summary>
    public static bool IsOnlyIterated(ExpressionSyntax value, SemanticModel model)
    {
        while (value.Parent is ParenthesizedExpressionSyntax outer)
            value = outer;

        return value.Parent switch
        {
            CommonForEachStatementSyntax loop => loop.Expression == value,
            MemberAccessExpressionSyntax access when access.Expression == value => IsExtensionOfSequences(model.GetSymbolInfo(access).Symbol),
            EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax { Parent: VariableDeclarationSyntax { Type.IsVar: true } } declarator } => IsOnlyIterated(declarator, model),
            _ => model.GetTypeInfo(value).ConvertedType is { } converted && (converted.IsNamed(AsyncSequence) || converted.IsNamed(Sequence)),
        };
    }

    private static bool IsOnlyIterated(VariableDeclaratorSyntax declarator, SemanticModel model) =>
        model.GetDeclaredSymbol(declarator) is ILocalSymbol local &&
        Around(declarator).DescendantNodes().OfType<IdentifierNameSyntax>()
            .Where(n => n.Identifier.ValueText == local.Name && SymbolEqualityComparer.Default.Equals(model.GetSymbolInfo(n).Symbol, local))
            .All(use => IsOnlyIterated(use, model));

    private static SyntaxNode Around(SyntaxNode declarator) =>
        declarator.FirstAncestorOrSelf<MemberDeclarationSyntax>() is { } member and not GlobalStatementSyntax ? member : declarator.SyntaxTree.GetRoot();

    private static bool IsExtensionOfSequences(ISymbol? member) =>
        member is IMethodSymbol { ReducedFrom.Parameters: { IsEmpty: false } parameters } && (parameters[0].Type.IsNamed(AsyncSequence) || parameters[0].Type.IsNamed(Sequence));
}
