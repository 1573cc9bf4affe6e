using GovernedAi.Analyzers.Generation;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace GovernedAi.CodeFixes.Cores;

/// <summary>Takes <c>unsafe</c> from a declaration whose wrapper has to await, and whose signature does not need it.</summary>
internal sealed class LeaveUnsafeToTheBody() : ModifierOffer(SyntaxKind.UnsafeKeyword)
{
    public override string Title => "Leave unsafe to the body";

    protected override bool IsTheBodys(IMethodSymbol governed) =>
        !MethodShape.HasPointers(governed) && MethodResult.Of(governed) is ({ IsAsync: true } or { IsStream: true });
}
