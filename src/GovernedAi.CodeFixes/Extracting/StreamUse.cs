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
            EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax declarator } when DeclaredType(value, model) is not null => IsOnlyIterated(declarator, model),
            _ => model.GetTypeInfo(value).ConvertedType is { } converted && (converted.IsNamed(AsyncSequence) || converted.IsNamed(Sequence)),
        };
    }

    /// <summary>
    /// The library's type where a local that takes the value, and nothing else, is declared with it: <c>AsyncCollectionResult&lt;T&gt; updates = …</c>.
    /// </summary>
    public static TypeSyntax? DeclaredType(ExpressionSyntax value, SemanticModel model)
    {
        while (value.Parent is ParenthesizedExpressionSyntax outer)
            value = outer;

        return value.Parent is EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax { Parent: VariableDeclarationSyntax { Parent: LocalDeclarationStatementSyntax { UsingKeyword.RawKind: 0 }, Type: { IsVar: false } type, Variables.Count: 1 } } } &&
            model.GetTypeInfo(type).Type is { } declared && LibraryStream.SequenceOf(declared) is not null ? type : null;
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
