using System.Composition;
using GovernedAi.CodeFixes.Offers;
using GovernedAi.CodeFixes.Repairing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace GovernedAi.CodeFixes;

/// <summary>Writes a fallback that is missing.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(InvalidFallbackFix)), Shared]
internal sealed class InvalidFallbackFix() : OfferFix("GAI3001")
{
    public override IEnumerable<Offer> OffersIn(Compilation compilation) => [new WriteFallback()];
}
