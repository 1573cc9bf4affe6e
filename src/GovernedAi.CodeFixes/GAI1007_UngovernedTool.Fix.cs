using System.Composition;
using GovernedAi.CodeFixes.Forwarding;
using GovernedAi.CodeFixes.Offers;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace GovernedAi.CodeFixes;

/// <summary>Governs a tool: splits its method, or has the method or lambda forward to a governed one where it has to stay as it is.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(UngovernedToolFix)), Shared]
internal sealed class UngovernedToolFix() : OfferFix("GAI1007")
{
    public override IEnumerable<Offer> OffersIn(Compilation compilation) =>
        Arrangement.ForTools(compilation).Select(arrangement => new Govern(arrangement, ToolRemedy.At));
}
