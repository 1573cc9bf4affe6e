using System.Composition;
using GovernedAi.CodeFixes.Bypasses;
using GovernedAi.CodeFixes.Offers;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace GovernedAi.CodeFixes;

/// <summary>Hands the obligation to callers who can see it, or governs where it was left.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(HandedToNobodyFix)), Shared]
internal sealed class HandedToNobodyFix() : OfferFix("GAI2050")
{
    public override IEnumerable<Offer> OffersIn(Compilation compilation) =>
        [new MarkWhatCallersSee(), .. Arrangement.For(compilation).Select(arrangement => new GovernHere(arrangement))];
}
