using GovernedAi.CodeFixes.Editing;
using GovernedAi.CodeFixes.Extracting;
using GovernedAi.CodeFixes.Splitting;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace GovernedAi.CodeFixes.Offers;

/// <summary>Chooses between governing the method around a call and governing the call alone.</summary>
internal static class CallRemedy
{
    /// <summary>How to govern the call at a diagnostic, or <see langword="null"/> where it cannot be done safely.</summary>
    public static Task<Remedy?> At(FileEdit file, Diagnostic diagnostic, CancellationToken cancellation) =>
        Task.FromResult(For(file, file.Root.FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true), cancellation));

    private static Remedy? For(FileEdit file, SyntaxNode call, CancellationToken cancellation)
    {
        if (EnclosingMethod.Of(call) is { } method &&
            CallPlace.EndsWithItsMethod(call, file.Model) &&
            file.Model.GetDeclaredSymbol(method, cancellation) is IMethodSymbol symbol &&
            CallPlace.IsOneUndertaking(symbol, file.Model.Compilation, cancellation) &&
            GovernedMethodSplit.Of(file, method, cancellation) is { CanBeRecorded: true } split)
        {
            return split;
        }

        return call is InvocationExpressionSyntax invocation && CallExtraction.Of(file, invocation, cancellation) is { CanBeRecorded: true } extraction ? extraction : null;
    }
}
