using System.Composition;
using GovernedAi.CodeFixes.Offers;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace GovernedAi.CodeFixes;

/// <summary>Satisfies the rule in one step: by the house's own words, or by the package's attributes.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(HouseRuleBrokenFix)), Shared]
internal sealed class HouseRuleBrokenFix() : HouseRuleFix("GAI4001");
