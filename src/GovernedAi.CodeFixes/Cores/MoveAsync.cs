using GovernedAi.Analyzers.Generation;
using GovernedAi.CodeFixes.Editing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace GovernedAi.CodeFixes.Cores;

/// <summary>Moves <c>async</c> from the declaration to the body, if that awaits and does not say it yet.</summary>
internal sealed class MoveAsync() : ModifierOffer(SyntaxKind.AsyncKeyword)
{
    public override string Title => "Move async to the body";

    protected override void WriteBody(FileEdit file, IMethodSymbol governed, CancellationToken cancellation)
    {
        if (CoreMethod.Find(governed, GovernedMembers.CoreName(governed)).Core is { IsAsync: false } core && InFile(core, file, cancellation) is { } body && Awaits(body))
            file.Insert(body.ReturnType.SpanStart, "async ");
    }

    private static bool Awaits(MethodDeclarationSyntax body) =>
        body.DescendantNodes(n => n is not (AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax)).Any(n =>
            n is AwaitExpressionSyntax or CommonForEachStatementSyntax { AwaitKeyword.RawKind: not 0 } or UsingStatementSyntax { AwaitKeyword.RawKind: not 0 } or LocalDeclarationStatementSyntax { AwaitKeyword.RawKind: not 0 });
}
