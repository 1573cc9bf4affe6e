using GovernedAi.Analyzers.Generation;
using GovernedAi.Analyzers.Recognition;
using GovernedAi.Analyzers.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace GovernedAi.Analyzers.HouseRules;

/// <summary>Looks in the analyzers' place when they are switched off: for annotated members without a wrapper, and for broken locked rules.</summary>
internal sealed class UnwatchedBuild(Compilation compilation, AnalyzerConfigOptionsProvider options, CancellationToken cancellation)
{
    private readonly KnownSymbols _known = KnownSymbols.Of(compilation);
    private readonly GovernedMembers _governed = GovernedMembers.Of(compilation);
    private readonly AnalyzerOptions _options = new([], options);

    /// <summary>Whether the build leaves the analyzers out.</summary>
    public static bool Is(AnalyzerConfigOptions options) =>
        Value(options, "build_property.RunAnalyzers") is { Length: > 0 } run
            ? run.Equals("false", StringComparison.OrdinalIgnoreCase)
            : Value(options, "build_property.RunAnalyzersDuringBuild")?.Equals("false", StringComparison.OrdinalIgnoreCase) == true;

    public IEnumerable<NetFinding> Find()
    {
        if (!_known.KnowsHouseRules)
            yield break;

        var today = CalendarDay.Today(options.GlobalOptions);
        var hasLocks = RuleBook.Of(compilation).Rules.Any(rule => IsHeld(rule, today));
        foreach (var tree in compilation.SyntaxTrees)
        {
            var model = compilation.GetSemanticModel(tree);
            var root = tree.GetRoot(cancellation);
            foreach (var finding in Unwrapped(root, model))
                yield return finding;
            if (!hasLocks)
                continue;
            foreach (var finding in Broken(root, model, today))
                yield return finding;
        }
    }

    private IEnumerable<NetFinding> Unwrapped(SyntaxNode root, SemanticModel model)
    {
        foreach (var lists in root.DescendantNodes().OfType<AttributeListSyntax>().GroupBy(list => list.Parent))
        {
            var symbol = lists.Key switch
            {
                LambdaExpressionSyntax lambda => model.GetSymbolInfo(lambda, cancellation).Symbol,
                BaseFieldDeclarationSyntax or CompilationUnitSyntax or ParameterSyntax or TypeParameterSyntax or null => null,
                { } declaration => model.GetDeclaredSymbol(declaration, cancellation),
            };
            if (symbol is INamedTypeSymbol type && !IsAttribute(type) && GoverningAttributes.Of(type) is { } onType)
                yield return NetFinding.At(onType.First.Location, $"GAI2005: [{onType.First.WrittenName}] governs nothing on the type `{type.Name}`: put it on the partial methods that call a model");
            if (symbol is not IMethodSymbol { PartialDefinitionPart: null } method || _governed.Parse(method, cancellation) is not { } parse)
                continue;
            foreach (var fault in parse.Faults)
                yield return NetFinding.At(fault.Location, $"{fault.Rule.Id}: {fault.ToDiagnostic().GetMessage()}");
        }
    }

    private IEnumerable<NetFinding> Broken(SyntaxNode root, SemanticModel model, DateTime today)
    {
        var check = new RuleCheck(compilation, today);
        foreach (var (inMember, calls) in CallsInCode.Of(root, model, _known, cancellation))
        {
            if (RuledMembers.Of(inMember, calls, _known, _governed, _options) is not { } member)
                continue;
            foreach (var broken in check.Check(member, cancellation).Where(broken => IsHeld(broken.Rule, today)))
                yield return NetFinding.At(member.Member.Locations[0], $"GAI4002: {Diagnostic.Create(LockedRuleBroken.Rule, null, broken.Words).GetMessage()}");
        }
    }

    private static bool IsHeld(HouseRule rule, DateTime today) => rule.IsLocked && !(today < rule.EnforceFrom);

    private static bool IsAttribute(INamedTypeSymbol type)
    {
        for (var at = type.BaseType; at is not null; at = at.BaseType)
        {
            if (at.IsNamed("System.Attribute"))
                return true;
        }

        return false;
    }

    private static string? Value(AnalyzerConfigOptions options, string key) => options.TryGetValue(key, out var value) ? value.Trim() : null;
}
