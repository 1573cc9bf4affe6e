using System.Composition;
using GovernedAi.CodeFixes.Offers;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace GovernedAi.CodeFixes;

/// <summary>Makes the type of a governed method, and every type around it, partial.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(TypeNotPartialFix)), Shared]
internal sealed class TypeNotPartialFix() : OfferFix("GAI2004")
{
    public override IEnumerable<Offer> OffersIn(Compilation compilation) => [new MakeTypePartial()];
}
