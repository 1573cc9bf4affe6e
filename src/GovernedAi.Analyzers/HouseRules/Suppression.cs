using System.Collections.Immutable;
using GovernedAi.Analyzers.Generation;
using Microsoft.CodeAnalysis;

namespace GovernedAi.Analyzers.HouseRules;

/// <summary>A [SuppressMessage] or [UnconditionalSuppressMessage] that names a rule which may not be suppressed.</summary>
/// <param name="Rule">The rule it names.</param>
/// <param name="Target">Documentation-comment id of what it stands on; <see langword="null"/> for the assembly or a local function.</param>
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
            yield return new Suppression(rule, context.TargetSymbol is IAssemblySymbol ? null : context.TargetSymbol.GetDocumentationCommentId(), reference.SyntaxTree.FilePath, line);
        }
    }

    /// <summary>What the net says about it, or <see langword="null"/> when a waiver lifts the rule there.</summary>
    public NetFinding? Finding(Compilation compilation, DateTime today)
    {
        var place = Target is null ? compilation.Assembly : DocumentationCommentId.GetFirstSymbolForDeclarationId(Target, compilation);
        return IsWaived(place, compilation, today)
            ? null
            : new NetFinding(Path, Line, $"GAI4007: {Rule} is suppressed here without a waiver: satisfy the rule, or put [GovernanceWaiver(\"…\", Reason = …, ApprovedBy = …, Expires = …)] of the house rule in its place");
    }

    // GAI4001, GAI4002 and GAI4010 stand for the house's rules: the waiver names one of those.
    private bool IsWaived(ISymbol? place, Compilation compilation, DateTime today)
    {
        if (Rule is not ("GAI4001" or "GAI4002" or "GAI4010"))
            return false;
        var waivers = Waivers.Of(compilation, today);
        return RuleBook.Of(compilation).Rules.Any(rule => waivers.Of(rule, place) is not null);
    }

    // The coverage and privacy rules (1xxx, 5xxx) are warnings that a team may quieten as it is used to; all others stand for a gap.
    private static string? NamedRule(AttributeData attribute)
    {
        var check = new AttributeArguments(attribute).Text(1).Split(':')[0].Trim();
        return check.Length == 7 && check.StartsWith("GAI", StringComparison.OrdinalIgnoreCase) && "0234".Contains(check[3]) ? check.ToUpperInvariant() : null;
    }
}
