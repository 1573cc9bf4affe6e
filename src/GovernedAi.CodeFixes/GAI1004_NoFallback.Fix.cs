using System.Composition;
using GovernedAi.CodeFixes.Offers;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace GovernedAi.CodeFixes;

/// <summary>Gives a governed method a fallback to be filled in.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(NoFallbackFix)), Shared]
internal sealed class NoFallbackFix() : OfferFix("GAI1004")
{
    public override IEnumerable<Offer> OffersIn(Compilation compilation) => [new Govern(new FallBack(), Annotation.At)];
}
