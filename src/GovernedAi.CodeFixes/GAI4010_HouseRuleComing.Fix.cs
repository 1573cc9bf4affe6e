using System.Composition;
using GovernedAi.Analyzers.HouseRules;
using GovernedAi.CodeFixes.Offers;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace GovernedAi.CodeFixes;

/// <summary>Satisfies the rule by the house's own attribute.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(HouseRuleComingFix)), Shared]
internal sealed class HouseRuleComingFix() : OfferFix("GAI4010")
{
    public override IEnumerable<Offer> OffersIn(Compilation compilation) =>
        HouseVocabulary.Of(compilation).Select(word => new SatisfyRule(word));
}
