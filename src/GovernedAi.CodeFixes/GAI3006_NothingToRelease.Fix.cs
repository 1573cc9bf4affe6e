using System.Composition;
using GovernedAi.CodeFixes.Offers;
using GovernedAi.CodeFixes.Repairing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace GovernedAi.CodeFixes;

/// <summary>Asks before the model runs.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(NothingToReleaseFix)), Shared]
internal sealed class NothingToReleaseFix() : OfferFix("GAI3006")
{
    public override IEnumerable<Offer> OffersIn(Compilation compilation) => [new AskBeforeModel()];
}
