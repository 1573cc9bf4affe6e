using GovernedAi.CodeFixes.Editing;
using GovernedAi.CodeFixes.Extracting;
using GovernedAi.CodeFixes.Splitting;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace GovernedAi.CodeFixes.Offers;

/// <summary>Chooses between governing the method around a call and governing the call alone.</summary>
internal static class CallRemedy
{
    public static Remedy? For(FileEdit file, SyntaxNode call, CancellationToken cancellation)
    {
        if (OrdinaryMethod(call) is { } method &&
            CallPlace.EndsWithItsMethod(call, file.Model) &&
            file.Model.GetDeclaredSymbol(method, cancellation) is IMethodSymbol symbol &&
            CallPlace.IsOneUndertaking(symbol, file.Model.Compilation, cancellation) &&
            GovernedMethodSplit.Of(file, method, cancellation) is { } split)
        {
            return split;
        }

        return call is InvocationExpressionSyntax invocation ? CallExtraction.Of(file, invocation, cancellation) : null;
    }

    /// <summary>The method whose own statements make the call.</summary>
    private static MethodDeclarationSyntax? OrdinaryMethod(SyntaxNode call) =>
        call.Ancestors().FirstOrDefault(n => n is MemberDeclarationSyntax or AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax) as MethodDeclarationSyntax;
}
