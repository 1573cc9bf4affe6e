using GovernedAi.Analyzers.Generation;
using GovernedAi.CodeFixes.Editing;
using GovernedAi.CodeFixes.Offers;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace GovernedAi.CodeFixes.Repairing;

/// <summary>An offer about an argument of the governing attribute a diagnostic points at, as it is written on the governed declaration.</summary>
internal abstract class AttributeOffer : Offer
{
    public sealed override string Key => GetType().Name;

    public sealed override Task<Action<ProjectNames>?> Plan(FileEdit file, Diagnostic diagnostic, CancellationToken cancellation)
    {
        Action<ProjectNames>? write = null;
        if (file.Root.FindNode(diagnostic.Location.SourceSpan).FirstAncestorOrSelf<AttributeSyntax>() is { Parent.Parent: MethodDeclarationSyntax declaration } attribute &&
            file.Model.GetDeclaredSymbol(declaration, cancellation) is IMethodSymbol { IsPartialDefinition: true } governed &&
            GoverningAttribute.Of(governed).FirstOrDefault(g => !g.IsComposed && IsWrittenAt(g, attribute)) is { } governing)
        {
            write = Plan(file, declaration, governed, attribute, governing);
        }

        return Task.FromResult(write);
    }

    protected abstract Action<ProjectNames>? Plan(FileEdit file, MethodDeclarationSyntax declaration, IMethodSymbol governed, AttributeSyntax attribute, GoverningAttribute governing);

    private static bool IsWrittenAt(GoverningAttribute governing, AttributeSyntax attribute) =>
        governing.Written.ApplicationSyntaxReference is { } reference && reference.SyntaxTree == attribute.SyntaxTree && reference.Span == attribute.Span;
}
