using System.Composition;
using GovernedAi.CodeFixes.Offers;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace GovernedAi.CodeFixes;

/// <summary>Has a governed method ask a person.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(NotEscalatedFix)), Shared]
internal sealed class NotEscalatedFix() : OfferFix("GAI1003")
{
    public override IEnumerable<Offer> OffersIn(Compilation compilation) => [new Govern(new Escalate(), Annotation.At)];
}
