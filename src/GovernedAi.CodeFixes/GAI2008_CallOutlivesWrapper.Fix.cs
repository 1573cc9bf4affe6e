using System.Composition;
using GovernedAi.CodeFixes.Offers;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace GovernedAi.CodeFixes;

/// <summary>Waits for a model call that is begun and left.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(CallOutlivesWrapperFix)), Shared]
internal sealed class CallOutlivesWrapperFix() : OfferFix("GAI2008")
{
    public override IEnumerable<Offer> OffersIn(Compilation compilation) => [new AwaitCall()];
}
