using GovernedAi.Analyzers.Generation;
using GovernedAi.Analyzers.Recognition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace GovernedAi.Analyzers.HouseRules.Contracts;

/// <summary>The contract that a project's code would have today: what the fix of GAI4008 writes.</summary>
internal static class ContractDraft
{
    public static string Write(Compilation compilation, AnalyzerOptions options, CancellationToken cancellation)
    {
        var known = KnownSymbols.Of(compilation);
        var governed = GovernedMembers.Of(compilation);
        var waivers = Waivers.Of(compilation, CalendarDay.Today(options.AnalyzerConfigOptionsProvider.GlobalOptions));
        var lines = new Dictionary<string, ContractLine>(StringComparer.Ordinal);
        foreach (var tree in compilation.SyntaxTrees)
        {
            var root = tree.GetRoot(cancellation);
            if (GeneratorOutput.Holds(root.GetLocation(), isGeneratedCode: true, options))
                continue;

            var model = compilation.GetSemanticModel(tree);
            foreach (var declaration in root.DescendantNodes().OfType<MethodDeclarationSyntax>().Where(method => method.AttributeLists.Count > 0))
            {
                if (model.GetDeclaredSymbol(declaration, cancellation) is IMethodSymbol { IsPartialDefinition: true } method && Arrangement.Of(method) is { } line)
                    lines[line.Key] = line;
            }

            foreach (var (member, calls) in CallsInCode.Of(root, model, known, cancellation))
            {
                foreach (var (line, _) in BaselineCalls.Of(member, calls, known, governed, waivers, options))
                    lines[line.Key] = line;
            }
        }

        return ContractText.Write(lines.Values);
    }
}
