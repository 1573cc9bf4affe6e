using GovernedAi.Analyzers.Generation;
using GovernedAi.CodeFixes.Editing;
using GovernedAi.CodeFixes.Offers;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace GovernedAi.CodeFixes.Cores;

/// <summary>Takes <c>unsafe</c> from a declaration whose wrapper has to await, and whose signature does not need it.</summary>
internal sealed class LeaveUnsafeToTheBody : CoreOffer
{
    public override string Title => "Leave unsafe to the body";

    protected override Action<ProjectNames>? Plan(FileEdit file, MethodDeclarationSyntax declaration, IMethodSymbol governed, CancellationToken cancellation)
    {
        var modifier = declaration.Modifiers.FirstOrDefault(m => m.IsKind(SyntaxKind.UnsafeKeyword));
        if (modifier.IsKind(SyntaxKind.None) || MethodShape.HasPointers(governed) || MethodResult.Of(governed) is not ({ IsAsync: true } or { IsStream: true }))
            return null;

        return _ =>
        {
            if (file.IsFirst(declaration, "unsafe"))
                file.Remove(TextSpan.FromBounds(modifier.SpanStart, modifier.GetNextToken().SpanStart));
        };
    }
}
