using System.Composition;
using GovernedAi.CodeFixes.Cores;
using GovernedAi.CodeFixes.Offers;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace GovernedAi.CodeFixes;

/// <summary>Gives a governed method a body the wrapper can run: the one that a rename left behind, the one that does not match, or a new one.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(InvalidCoreFix)), Shared]
internal sealed class InvalidCoreFix() : OfferFix("GAI2003")
{
    public override IEnumerable<Offer> OffersIn(Compilation compilation) => [new RenameOrphan(), new MatchSignature(), new WriteCore()];
}
