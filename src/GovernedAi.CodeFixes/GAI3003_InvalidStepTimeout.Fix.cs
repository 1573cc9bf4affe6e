using System.Composition;
using GovernedAi.CodeFixes.Offers;
using GovernedAi.CodeFixes.Repairing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace GovernedAi.CodeFixes;

/// <summary>Writes a time-out as hours, minutes and seconds.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(InvalidStepTimeoutFix)), Shared]
internal sealed class InvalidStepTimeoutFix() : OfferFix("GAI3003")
{
    public override IEnumerable<Offer> OffersIn(Compilation compilation) => [new WriteTimeout()];
}
