using System.Globalization;
using GovernedAi.Analyzers.Generation;
using GovernedAi.Analyzers.Recognition;
using GovernedAi.Analyzers.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace GovernedAi.Analyzers.HouseRules;

/// <summary>Looks in the analyzers' place when they are switched off: for annotated members without a wrapper, and for what no configuration may quieten, such as broken locked rules.</summary>
internal sealed class UnwatchedBuild(Compilation compilation, AnalyzerConfigOptionsProvider options, CancellationToken cancellation)
{
    private readonly GovernedMembers _governed = GovernedMembers.Of(compilation);

    /// <summary>What the package's targets define where the compiler is told to leave analyzers out, by whatever property: options can be overridden or left unwritten.</summary>
    private const string Symbol = "GOVERNEDAI_ANALYZERS_OFF";

    /// <summary>Whether the build leaves the analyzers out.</summary>
    public static bool Is(Compilation compilation, AnalyzerConfigOptions options) =>
        compilation.SyntaxTrees.FirstOrDefault()?.Options.PreprocessorSymbolNames.Contains(Symbol) == true || IsStated(options);

    private static bool IsStated(AnalyzerConfigOptions options) =>
        Value(options, "build_property.RunAnalyzers") is { Length: > 0 } run
            ? run.Equals("false", StringComparison.OrdinalIgnoreCase)
            : Value(options, "build_property.RunAnalyzersDuringBuild")?.Equals("false", StringComparison.OrdinalIgnoreCase) == true;

    public IEnumerable<NetFinding> Find()
    {
        if (!KnownSymbols.Of(compilation).KnowsHouseRules)
            yield break;

        foreach (var tree in compilation.SyntaxTrees)
        {
            foreach (var finding in Unwrapped(tree.GetRoot(cancellation), compilation.GetSemanticModel(tree)))
                yield return finding;
        }

        foreach (var finding in Broken())
            yield return finding;
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
            if (symbol is INamedTypeSymbol type && !type.IsAttribute() && GoverningAttributes.Of(type) is { } onType)
                yield return NetFinding.At(onType.First.Location, $"GAI2005: [{onType.First.WrittenName}] governs nothing on the type `{type.Name}`: put it on the partial methods that call a model");
            if (symbol is not IMethodSymbol { PartialDefinitionPart: null } method || _governed.Parse(method, cancellation) is not { } parse)
                continue;
            foreach (var fault in parse.Faults.Where(fault => !DrownedFault.Is(fault, method, cancellation)))
                yield return NetFinding.At(fault.Location, $"{fault.Rule.Id}: {fault.ToDiagnostic().GetMessage()}");
        }
    }

    /// <summary>What the analyzers would have said that no configuration may quieten.</summary>
    /// <remarks>They run on the code as it is written; in a call whose arguments other generators have yet to write, they see nothing.</remarks>
    private IEnumerable<NetFinding> Broken()
    {
        var run = compilation.WithAnalyzers(
            [new HouseRuleBroken(), new BannedApiUse(), new NamedModels(), new InvalidRuleSet(), new InvalidWaiver()],
            new CompilationWithAnalyzersOptions(new AnalyzerOptions([], options), onAnalyzerException: null, concurrentAnalysis: false, logAnalyzerExecutionTime: false));
        return run.GetAnalyzerDiagnosticsAsync(cancellation).GetAwaiter().GetResult()
            .Where(said => said.Severity >= DiagnosticSeverity.Warning && said.Descriptor.CustomTags.Contains(WellKnownDiagnosticTags.NotConfigurable))
            .Select(said => NetFinding.At(said.Location.IsInSource ? said.Location : null, $"{said.Id}: {said.GetMessage(CultureInfo.InvariantCulture)}"));
    }

    private static string? Value(AnalyzerConfigOptions options, string key) => options.TryGetValue(key, out var value) ? value.Trim() : null;
}
