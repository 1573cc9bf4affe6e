using GovernedAi.Analyzers.Generation;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace GovernedAi.CodeFixes.Offers;

/// <summary>What the place of a call says about how long the call and the method around it take.</summary>
internal static class CallPlace
{
    /// <summary>Whether the call is over when its method is: the wrapper around a method would miss the end of a task that is dropped.</summary>
    public static bool EndsWithItsMethod(SyntaxNode call, SemanticModel model) =>
        !IsDropped(call) || model.GetSymbolInfo(call).Symbol is IMethodSymbol called && !MethodResult.Of(called).IsAsync;

    /// <summary>
    /// Whether the method is one call of something, with an end: the entry point and a hosted service's loop are the whole run
    /// of a program, for which there is no one question to ask and no fallback.
    /// </summary>
    public static bool IsOneUndertaking(IMethodSymbol method, Compilation compilation, CancellationToken cancellation) =>
        !SymbolEqualityComparer.Default.Equals(compilation.GetEntryPoint(cancellation), method) &&
        !(method is { Name: "ExecuteAsync", IsOverride: true } && method.ContainingType.IsOrInherits("Microsoft.Extensions.Hosting.BackgroundService"));

    private static bool IsDropped(SyntaxNode call) => call.Parent switch
    {
        ExpressionStatementSyntax => true,
        AssignmentExpressionSyntax { Left: IdentifierNameSyntax { Identifier.ValueText: "_" } } => true,
        ConditionalAccessExpressionSyntax access => IsDropped(access),
        _ => false,
    };
}
