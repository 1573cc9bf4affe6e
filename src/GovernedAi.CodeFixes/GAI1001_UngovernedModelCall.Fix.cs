using System.Composition;
using GovernedAi.CodeFixes.Offers;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace GovernedAi.CodeFixes;

/// <summary>Governs a model call: splits the ordinary method it stands in, moves the call into a governed method of its own, or leaves it to callers.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(UngovernedModelCallFix)), Shared]
internal sealed class UngovernedModelCallFix() : OfferFix("GAI1001")
{
    public override IEnumerable<Offer> OffersIn(Compilation compilation) =>
        [.. Arrangement.For(compilation).Select(arrangement => new Govern(arrangement, CallRemedy.Suiting(arrangement))), new HandOn()];
}
