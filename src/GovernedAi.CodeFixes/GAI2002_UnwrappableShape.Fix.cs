using System.Composition;
using GovernedAi.CodeFixes.Cores;
using GovernedAi.CodeFixes.Offers;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace GovernedAi.CodeFixes;

/// <summary>Removes an obstacle to wrapping where that changes nothing for callers.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(UnwrappableShapeFix)), Shared]
internal sealed class UnwrappableShapeFix() : OfferFix("GAI2002")
{
    public override IEnumerable<Offer> OffersIn(Compilation compilation) => [new SayAccessibility(), new LeaveUnsafeToTheBody()];
}
