using System.Composition;
using GovernedAi.CodeFixes.Bypasses;
using GovernedAi.CodeFixes.Offers;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace GovernedAi.CodeFixes;

/// <summary>Calls the governed method in place of its body.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(CoreUsedDirectlyFix)), Shared]
internal sealed class CoreUsedDirectlyFix() : OfferFix("GAI2006")
{
    public override IEnumerable<Offer> OffersIn(Compilation compilation) => [new CallTheWrapper()];
}
