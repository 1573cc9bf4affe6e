using System.Composition;
using GovernedAi.CodeFixes.Offers;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace GovernedAi.CodeFixes;

/// <summary>Governs a raw request as it would a call of an SDK.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(RawModelRequestFix)), Shared]
internal sealed class RawModelRequestFix() : OfferFix("GAI1005")
{
    public override IEnumerable<Offer> OffersIn(Compilation compilation) =>
        [.. Arrangement.For(compilation).Select(arrangement => new Govern(arrangement, CallRemedy.Suiting(arrangement))), new HandOn()];
}
