using GovernedAi.Analyzers.Generation;
using GovernedAi.Analyzers.Recognition;
using GovernedAi.Analyzers.Rules;
using GovernedAi.CodeFixes.Editing;
using GovernedAi.CodeFixes.Extracting;
using GovernedAi.CodeFixes.Placing;
using GovernedAi.CodeFixes.Splitting;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace GovernedAi.CodeFixes.Offers;

/// <summary>Chooses between governing the method around a call and governing the call alone.</summary>
internal static class CallRemedy
{
    /// <summary>
    /// How to govern the call at a diagnostic so, or <see langword="null"/> where it cannot be done safely. Where the method around it takes or
    /// hands back what stands in the way, the call alone may still be governed so.
    /// </summary>
    public static Func<FileEdit, Diagnostic, CancellationToken, Task<Remedy?>> Suiting(Arrangement arrangement) => (file, diagnostic, cancellation) =>
        Task.FromResult(For(arrangement, file, file.Root.FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true), cancellation));

    private static Remedy? For(Arrangement arrangement, FileEdit file, SyntaxNode call, CancellationToken cancellation)
    {
        if (EnclosingMethod.Of(call) is { } method &&
            CallPlace.EndsWithItsMethod(call, file.Model) &&
            file.Model.GetDeclaredSymbol(method, cancellation) is IMethodSymbol symbol &&
            !PreparedRequest.IsResultOf(symbol) &&
            CallPlace.IsOneUndertaking(symbol, file.Model.Compilation, cancellation) &&
            GovernedMethodSplit.Of(file, method, cancellation) is { CanBeRecorded: true } split &&
            (arrangement.Suits(split) || !MayWait(split)) &&
            AllEndWith(method, file, cancellation))
        {
            return split;
        }

        // Taken out alone, a call that gives a request would be governed without being sent.
        return call is InvocationExpressionSyntax invocation && !IsRequest(invocation, file.Model) && CallExtraction.Of(file, invocation, cancellation) is { CanBeRecorded: true } extraction ? extraction : null;
    }

    private static bool IsRequest(InvocationExpressionSyntax call, SemanticModel model) =>
        model.GetSymbolInfo(call).Symbol is IMethodSymbol called && PreparedRequest.IsResultOf(called);

    /// <summary>Whether a call in the method may take its time: one in a synchronous method would keep a thread for as long as a person needs.</summary>
    private static bool MayWait(GovernedShape method) => method.Result.IsAsync || method.Result.Kind == ResultKind.AsyncStream;

    /// <summary>Whether no call beside this one outlives the method: its wrapper would not see the end of that one, and GAI2008 would say so.</summary>
    private static bool AllEndWith(MethodDeclarationSyntax method, FileEdit file, CancellationToken cancellation) =>
        UngovernedCalls.Under(method, file, cancellation).All(call => LostEnd.Of((IInvocationOperation)file.Model.GetOperation(call, cancellation)!) is null);
}
