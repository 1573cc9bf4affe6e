using System.Composition;
using GovernedAi.CodeFixes.Offers;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace GovernedAi.CodeFixes;

/// <summary>Records what a governed method asked and got.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(NotAuditedFix)), Shared]
internal sealed class NotAuditedFix() : OfferFix("GAI1002")
{
    public override IEnumerable<Offer> OffersIn(Compilation compilation) => [new Govern(new Audit(), Annotation.At)];
}
