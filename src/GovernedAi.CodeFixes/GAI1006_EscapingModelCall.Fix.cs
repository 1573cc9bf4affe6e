using System.Composition;
using GovernedAi.CodeFixes.Extracting;
using GovernedAi.CodeFixes.Offers;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace GovernedAi.CodeFixes;

/// <summary>Hands out a governed method in place of the model call.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(EscapingModelCallFix)), Shared]
internal sealed class EscapingModelCallFix() : OfferFix("GAI1006")
{
    public override IEnumerable<Offer> OffersIn(Compilation compilation) =>
        Arrangement.For(compilation).Select(arrangement => new Govern(arrangement, DelegateExtraction.At));
}
