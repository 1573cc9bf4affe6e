using GovernedAi.Analyzers.Generation;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace GovernedAi.CodeFixes.Extracting;

/// <summary>Calls whose task nobody looks at.</summary>
internal static class DroppedCall
{
    /// <summary>
    /// Whether the new call would bring a warning that the old one had not: the compiler warns of a dropped task (CS4014) in a function
    /// that is not async only when it sees that the callee is, and the wrapper is in source.
    /// </summary>
    public static bool MustSayDiscard(ModelCall call, SemanticModel model) =>
        MethodResult.Of(call.Definition).IsAsync && IsDropped(call, model) && !IsInAsync(call.Syntax) &&
        model.LookupSymbols(call.Syntax.SpanStart, name: "_").IsEmpty;

    private static bool IsDropped(ModelCall call, SemanticModel model)
    {
        var whole = call.IsConditional ? call.Syntax.Parent! : call.Syntax;
        return whole.Parent is ExpressionStatementSyntax || model.GetOperation(whole)?.Parent is IExpressionStatementOperation;
    }

    private static bool IsInAsync(SyntaxNode call) => call.Ancestors().FirstOrDefault(n => n is AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax or MemberDeclarationSyntax) switch
    {
        AnonymousFunctionExpressionSyntax lambda => lambda.AsyncKeyword.IsKind(SyntaxKind.AsyncKeyword),
        LocalFunctionStatementSyntax function => function.Modifiers.Any(SyntaxKind.AsyncKeyword),
        MethodDeclarationSyntax method => method.Modifiers.Any(SyntaxKind.AsyncKeyword),
        _ => false,
    };
}
