using System.Composition;
using GovernedAi.CodeFixes.Offers;
using GovernedAi.CodeFixes.Repairing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace GovernedAi.CodeFixes;

/// <summary>Writes a condition that is missing.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(InvalidConditionFix)), Shared]
internal sealed class InvalidConditionFix() : OfferFix("GAI3002")
{
    public override IEnumerable<Offer> OffersIn(Compilation compilation) => [new WriteCondition()];
}
