using System.Composition;
using GovernedAi.CodeFixes.Offers;
using GovernedAi.CodeFixes.Placing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace GovernedAi.CodeFixes;

/// <summary>Moves a misplaced governing attribute to a partial method, or takes it away.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(GovernsNothingFix)), Shared]
internal sealed class GovernsNothingFix() : OfferFix("GAI2005")
{
    public override IEnumerable<Offer> OffersIn(Compilation compilation) => [new MakeItTheBody(), new MoveGovernance(), new RemoveGovernance()];
}
