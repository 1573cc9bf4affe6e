using GovernedAi.CodeFixes.Editing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace GovernedAi.CodeFixes.Offers;

/// <summary>Writes <c>await</c> before what is dropped or discarded, where the function around it is async.</summary>
internal sealed class AwaitCall : Offer
{
    public override string Title => "Await the model call";

    public override string Key => nameof(AwaitCall);

    public override Task<Action<ProjectNames>?> Plan(FileEdit file, Diagnostic diagnostic, CancellationToken cancellation)
    {
        var dropped = diagnostic.AdditionalLocations.Count == 1 && diagnostic.AdditionalLocations[0].SourceTree == file.Root.SyntaxTree
            ? file.Root.FindNode(diagnostic.AdditionalLocations[0].SourceSpan, getInnermostNodeForTie: true) as ExpressionSyntax
            : null;
        return Task.FromResult<Action<ProjectNames>?>(dropped is not null && IsStatement(dropped) && IsInAsync(dropped) ? _ => Await(file, dropped) : null);
    }

    /// <summary>A statement of its own, or what is assigned to the discard: nothing else changes its type by being awaited.</summary>
    private static bool IsStatement(ExpressionSyntax dropped) => dropped.Parent
        is ExpressionStatementSyntax or AssignmentExpressionSyntax { Left: IdentifierNameSyntax { Identifier.Text: "_" }, Parent: ExpressionStatementSyntax };

    private static bool IsInAsync(SyntaxNode node)
    {
        for (var at = node.Parent; at is not null; at = at.Parent)
        {
            switch (at)
            {
                case AnonymousFunctionExpressionSyntax lambda:
                    return lambda.AsyncKeyword.IsKind(SyntaxKind.AsyncKeyword);
                case LocalFunctionStatementSyntax local:
                    return local.Modifiers.Any(SyntaxKind.AsyncKeyword);
                case MemberDeclarationSyntax member:
                    return member.Modifiers.Any(SyntaxKind.AsyncKeyword);
                case LockStatementSyntax or UnsafeStatementSyntax or QueryExpressionSyntax:
                    return false;
            }
        }

        return false;
    }

    private static void Await(FileEdit file, ExpressionSyntax dropped)
    {
        if (file.Treats(dropped))
            file.Insert(dropped.SpanStart, "await ");
    }
}
