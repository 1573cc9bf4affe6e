using GovernedAi.Analyzers.Recognition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace GovernedAi.Analyzers.HouseRules;

/// <summary>Finds the model calls in a file for those who are no analyzer: the net, and the fix that writes a contract.</summary>
internal static class CallsInCode
{
    /// <summary>The calls of a file by the member they stand in; names decide first, so that other calls are not even bound.</summary>
    public static IEnumerable<(ISymbol Member, IReadOnlyList<IOperation> Calls)> Of(SyntaxNode root, SemanticModel model, KnownSymbols known, CancellationToken cancellation) =>
        root.DescendantNodes()
            .Where(node => Name(node) is { } name && (known.ModelCalls.MayBe(name) || known.HandedOn.MayBe(name)))
            .Select(node => model.GetOperation(node, cancellation))
            .OfType<IOperation>()
            .Where(call => RuledCall.IsOne(call, known))
            .Select(call => (Member: Member(model.GetEnclosingSymbol(call.Syntax.SpanStart, cancellation)), Call: call))
            .Where(found => found.Member is not null)
            .GroupBy<(ISymbol? Member, IOperation Call), ISymbol>(found => found.Member!, SymbolEqualityComparer.Default)
            .Select(found => (found.Key, (IReadOnlyList<IOperation>)[.. found.Select(f => f.Call)]));

    private static string? Name(SyntaxNode node) => node switch
    {
        InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax access } => access.Name.Identifier.ValueText,
        InvocationExpressionSyntax { Expression: MemberBindingExpressionSyntax binding } => binding.Name.Identifier.ValueText,
        InvocationExpressionSyntax { Expression: SimpleNameSyntax name } => name.Identifier.ValueText,
        ObjectCreationExpressionSyntax { Type: NameSyntax type } => (type as SimpleNameSyntax ?? (type as QualifiedNameSyntax)?.Right)?.Identifier.ValueText,
        MemberAccessExpressionSyntax { Parent: not InvocationExpressionSyntax } access => access.Name.Identifier.ValueText,
        _ => null,
    };

    // A lambda and a local function belong to the member they stand in; an initializer's code to the field or property.
    private static ISymbol? Member(ISymbol? enclosing)
    {
        while (enclosing is IMethodSymbol { MethodKind: MethodKind.AnonymousFunction or MethodKind.LocalFunction })
            enclosing = enclosing.ContainingSymbol;
        return enclosing;
    }
}
