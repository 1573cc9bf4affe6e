using GovernedAi.Analyzers.Generation;
using GovernedAi.CodeFixes.Editing;
using GovernedAi.CodeFixes.Offers;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace GovernedAi.CodeFixes.Cores;

/// <summary>Moves <c>async</c> from the declaration to the body, if that awaits and does not say it yet.</summary>
internal sealed class MoveAsync : CoreOffer
{
    public override string Title => "Move async to the body";

    protected override Action<ProjectNames>? Plan(FileEdit file, MethodDeclarationSyntax declaration, IMethodSymbol governed, CancellationToken cancellation)
    {
        var modifier = declaration.Modifiers.FirstOrDefault(m => m.IsKind(SyntaxKind.AsyncKeyword));
        if (modifier.IsKind(SyntaxKind.None))
            return null;

        return _ =>
        {
            if (!file.Treats(declaration))
                return;
            file.Remove(TextSpan.FromBounds(modifier.SpanStart, modifier.GetNextToken().SpanStart));
            if (CoreMethod.Find(governed, GovernedMembers.CoreName(governed)).Core is { IsAsync: false } core && InFile(core, file, cancellation) is { } body && Awaits(body))
                file.Insert(body.ReturnType.SpanStart, "async ");
        };
    }

    private static bool Awaits(MethodDeclarationSyntax body) =>
        body.DescendantNodes(n => n is not (AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax)).Any(n =>
            n is AwaitExpressionSyntax or CommonForEachStatementSyntax { AwaitKeyword.RawKind: not 0 } or UsingStatementSyntax { AwaitKeyword.RawKind: not 0 } or LocalDeclarationStatementSyntax { AwaitKeyword.RawKind: not 0 });
}
