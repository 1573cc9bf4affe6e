using GovernedAi.CodeFixes.Editing;
using GovernedAi.CodeFixes.Offers;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace GovernedAi.CodeFixes.Cores;

/// <summary>Says the accessibility that a partial method without a modifier has: then calls of it are not erased when no generator runs.</summary>
internal sealed class SayAccessibility : CoreOffer
{
    public override string Title => "Say that it is private";

    protected override Action<ProjectNames>? Plan(FileEdit file, MethodDeclarationSyntax declaration, IMethodSymbol governed, CancellationToken cancellation) =>
        declaration.Modifiers.Any(m => SyntaxFacts.IsAccessibilityModifier(m.Kind())) || governed.ContainingType.TypeKind == TypeKind.Interface
            ? null
            : _ =>
            {
                if (file.IsFirst(declaration, "accessibility"))
                    file.Insert(AttributeLine.SignatureStart(declaration), "private ");
            };
}
