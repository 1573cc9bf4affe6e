using System.Composition;
using GovernedAi.CodeFixes.Offers;
using GovernedAi.CodeFixes.Repairing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace GovernedAi.CodeFixes;

/// <summary>Names whom to ask.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(InvalidChainFix)), Shared]
internal sealed class InvalidChainFix() : OfferFix("GAI3007")
{
    public override IEnumerable<Offer> OffersIn(Compilation compilation) => [new NameApprovers()];
}
