using System.Collections.Immutable;
using GovernedAi.Analyzers.Generation;
using Microsoft.CodeAnalysis;

namespace GovernedAi.Analyzers.HouseRules;

/// <summary>A [SuppressMessage] or [UnconditionalSuppressMessage] that names a rule which may not be suppressed.</summary>
/// <param name="Rule">The rule it names.</param>
/// <param name="Target">Documentation-comment id of what it stands on or names as its target; <see langword="null"/> for the assembly or a local function.</param>
/// <param name="Path">The file it stands in.</param>
/// <param name="Line">Its line, from 1.</param>
internal sealed record Suppression(string Rule, string? Target, string Path, int Line)
{
    public static string[] Attributes { get; } =
        ["System.Diagnostics.CodeAnalysis.SuppressMessageAttribute", "System.Diagnostics.CodeAnalysis.UnconditionalSuppressMessageAttribute"];

    public static IEnumerable<Suppression> Of(GeneratorAttributeSyntaxContext context)
    {
        foreach (var attribute in context.Attributes)
        {
            if (NamedRule(attribute) is not { } rule || attribute.ApplicationSyntaxReference is not { } reference)
                continue;
            var line = reference.SyntaxTree.GetLineSpan(reference.Span).StartLinePosition.Line + 1;
            yield return new Suppression(rule, TargetOf(attribute, context.TargetSymbol), reference.SyntaxTree.FilePath, line);
        }
    }

    private static string? TargetOf(AttributeData attribute, ISymbol symbol) => symbol is IAssemblySymbol or IModuleSymbol
        ? new AttributeArguments(attribute).Text("Target")?.TrimStart('~')
        : symbol.GetDocumentationCommentId();

    /// <summary>What the net says about it, or <see langword="null"/> when a waiver lifts the rule there.</summary>
    public NetFinding? Finding(Compilation compilation, DateTime today)
    {
        var place = Target is null ? compilation.Assembly : DocumentationCommentId.GetFirstSymbolForDeclarationId(Target, compilation) ?? compilation.Assembly;
        return IsWaived(place, compilation, today) ? null : new NetFinding(Path, Line, $"GAI4007: {Rule} is suppressed here without a waiver: satisfy the rule{WayOut}");
    }

    private bool StandsForHouseRules => Rule is "GAI4001" or "GAI4002" or "GAI4010";

    private string WayOut => StandsForHouseRules || WaiverTerms.OwnRules.Contains(Rule)
        ? $", or put [GovernanceWaiver(\"{(StandsForHouseRules ? "the house's id" : Rule)}\", Reason = …, ApprovedBy = …, Expires = …)] in its place"
        : "";

    private bool IsWaived(ISymbol place, Compilation compilation, DateTime today)
    {
        var waivers = Waivers.Of(compilation, today);
        return StandsForHouseRules
            ? RuleBook.Of(compilation).Rules.Any(rule => waivers.Of(rule, place) is not null)
            : waivers.Of(Rule, place) is not null;
    }

    // All of 0xxx, 2xxx, 3xxx and 4xxx stand for a gap, and what a waiver can lift of the others takes a waiver. The rest only ask for more.
    private static string? NamedRule(AttributeData attribute)
    {
        var check = new AttributeArguments(attribute).Text(1).Split(':')[0].Trim().ToUpperInvariant();
        var isOurs = check.Length == 7 && check.StartsWith("GAI", StringComparison.Ordinal);
        return isOurs && ("0234".Contains(check[3]) || WaiverTerms.OwnRules.Contains(check)) ? check : null;
    }
}
