using System.Composition;
using GovernedAi.CodeFixes.Offers;
using GovernedAi.CodeFixes.Repairing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace GovernedAi.CodeFixes;

/// <summary>Says when a stream is released.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(StreamNotHeldFix)), Shared]
internal sealed class StreamNotHeldFix() : OfferFix("GAI3020")
{
    public override IEnumerable<Offer> OffersIn(Compilation compilation) => [new HoldStream()];
}
