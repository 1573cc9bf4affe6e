using GovernedAi.CodeFixes.Editing;
using GovernedAi.CodeFixes.Offers;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace GovernedAi.CodeFixes.Cores;

/// <summary>Takes a modifier from a declaration that is the body's to have.</summary>
internal abstract class ModifierOffer(SyntaxKind kind) : CoreOffer
{
    protected sealed override Action<ProjectNames>? Plan(FileEdit file, MethodDeclarationSyntax declaration, IMethodSymbol governed, CancellationToken cancellation)
    {
        var modifier = declaration.Modifiers.FirstOrDefault(m => m.IsKind(kind));
        if (modifier.IsKind(SyntaxKind.None) || !IsTheBodys(governed))
            return null;

        return _ =>
        {
            if (!file.IsFirst(declaration, modifier.Text))
                return;
            file.Remove(TextSpan.FromBounds(modifier.SpanStart, modifier.GetNextToken().SpanStart));
            WriteBody(file, governed, cancellation);
        };
    }

    /// <summary>Whether the declaration does without it.</summary>
    protected virtual bool IsTheBodys(IMethodSymbol governed) => true;

    /// <summary>Gives it to the body, where that needs it and has it not.</summary>
    protected virtual void WriteBody(FileEdit file, IMethodSymbol governed, CancellationToken cancellation)
    {
    }
}
