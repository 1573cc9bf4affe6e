using System.Composition;
using GovernedAi.CodeFixes.Editing;
using GovernedAi.CodeFixes.Offers;
using GovernedAi.CodeFixes.Splitting;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace GovernedAi.CodeFixes;

/// <summary>Splits a method that bears its attributes already.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(NotPartialFix)), Shared]
internal sealed class NotPartialFix() : OfferFix("GAI2001")
{
    public override IEnumerable<Offer> OffersIn(Compilation compilation) => [new Govern(new AsAnnotated(), Split)];

    private static Task<Remedy?> Split(FileEdit file, Diagnostic diagnostic, CancellationToken cancellation) =>
        Task.FromResult<Remedy?>(
            file.Root.FindToken(diagnostic.Location.SourceSpan.Start).Parent is MethodDeclarationSyntax method
                ? GovernedMethodSplit.Of(file, method, cancellation)
                : null);
}
