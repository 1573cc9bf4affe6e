using System.Composition;
using GovernedAi.CodeFixes.Cores;
using GovernedAi.CodeFixes.Offers;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace GovernedAi.CodeFixes;

/// <summary>Takes <c>async</c> from a governed declaration, where the compiler does not allow it, to the body.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(AsyncDeclarationFix)), Shared]
internal sealed class AsyncDeclarationFix() : OfferFix("CS1994")
{
    public override IEnumerable<Offer> OffersIn(Compilation compilation) => [new MoveAsync()];
}
