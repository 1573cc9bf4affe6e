using GovernedAi.Analyzers.Generation;
using GovernedAi.Analyzers.Recognition;
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
    /// Whether the call only puts a model behind an endpoint: its host makes the calls, one with each request, when all that stands
    /// around this one has ended. A wrapper here would look like governance and be none.
    /// </summary>
    public static bool IsLeftToTheHost(SyntaxNode call, SemanticModel model) =>
        model.GetSymbolInfo(call).Symbol is IMethodSymbol called && WithoutACall.IsAgentEndpoint(called.ReducedFrom ?? called);

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
