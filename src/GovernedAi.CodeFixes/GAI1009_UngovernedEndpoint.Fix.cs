using System.Composition;
using GovernedAi.CodeFixes.Delegating;
using GovernedAi.CodeFixes.Offers;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace GovernedAi.CodeFixes;

/// <summary>Governs an agent endpoint: maps, in place of the agent, one that passes everything on to it and whose runs are governed.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(UngovernedEndpointFix)), Shared]
internal sealed class UngovernedEndpointFix() : OfferFix("GAI1009")
{
    public override IEnumerable<Offer> OffersIn(Compilation compilation) => Arrangement.For(compilation).Select(arrangement => new GovernAgent(arrangement));
}
