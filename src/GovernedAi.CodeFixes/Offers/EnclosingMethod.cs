using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace GovernedAi.CodeFixes.Offers;

/// <summary>The ordinary method whose own statements, not those of a lambda or local function in it, hold a node.</summary>
internal static class EnclosingMethod
{
    public static MethodDeclarationSyntax? Of(SyntaxNode node) =>
        node.Ancestors().FirstOrDefault(n => n is MemberDeclarationSyntax or AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax) as MethodDeclarationSyntax;
}
