using GovernedAi.Analyzers.Generation;
using GovernedAi.CodeFixes.Editing;
using GovernedAi.CodeFixes.Offers;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace GovernedAi.CodeFixes.Cores;

/// <summary>An offer about the body of the governed declaration a diagnostic points at.</summary>
internal abstract class CoreOffer : Offer
{
    public sealed override string Key => GetType().Name;

    public sealed override Task<Action<ProjectNames>?> Plan(FileEdit file, Diagnostic diagnostic, CancellationToken cancellation)
    {
        Action<ProjectNames>? write = null;
        if (file.Root.FindToken(diagnostic.Location.SourceSpan.Start).Parent?.FirstAncestorOrSelf<MethodDeclarationSyntax>() is { Body: null, ExpressionBody: null } declaration &&
            file.Model.GetDeclaredSymbol(declaration, cancellation) is IMethodSymbol { IsPartialDefinition: true } governed &&
            GoverningAttributes.Of(governed) is not null)
        {
            write = Plan(file, declaration, governed, cancellation);
        }

        return Task.FromResult(write);
    }

    protected abstract Action<ProjectNames>? Plan(FileEdit file, MethodDeclarationSyntax declaration, IMethodSymbol governed, CancellationToken cancellation);

    /// <summary>The declaration of a method in the file at hand; a fix changes no other.</summary>
    protected static MethodDeclarationSyntax? InFile(IMethodSymbol method, FileEdit file, CancellationToken cancellation) =>
        method.DeclaringSyntaxReferences
            .Where(r => r.SyntaxTree == file.Root.SyntaxTree)
            .Select(r => r.GetSyntax(cancellation))
            .OfType<MethodDeclarationSyntax>()
            .FirstOrDefault(m => m.Body is not null || m.ExpressionBody is not null);
}
