using System.Composition;
using GovernedAi.CodeFixes.Bypasses;
using GovernedAi.CodeFixes.Offers;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace GovernedAi.CodeFixes;

/// <summary>Governs a member that stands in for a governed one: by overriding the body, or with as much as the other.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(GovernanceDroppedFix)), Shared]
internal sealed class GovernanceDroppedFix() : OfferFix("GAI2007")
{
    public override IEnumerable<Offer> OffersIn(Compilation compilation) => [new OverrideTheBody(), new GovernAlike()];
}
