using GovernedAi.Analyzers.Generation;
using GovernedAi.Analyzers.Tests.Verifier;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace GovernedAi.Analyzers.Tests.Generation;

/// <summary>The promise, held against any code: nothing throws, and whatever bears a governing attribute is wrapped or reported.</summary>
internal static class WrappedOrReported
{
    /// <returns>What is wrong, in words; nothing when the promise is kept.</returns>
    public static async Task<IReadOnlyList<string>> Faults(string code)
    {
        var project = TestCompilation.Of(("Hostile.cs", code));
        var before = project.Create();
        var driver = project.Driver().RunGeneratorsAndUpdateCompilation(before, out var after, out _);
        var crashed = driver.GetRunResult().Results.Where(r => r.Exception is not null).Select(r => $"The generator threw: {r.Exception}");
        var said = await project.Diagnose();

        var faults = crashed.Concat(said.Where(d => d.Id is "GAI0001" or "CS8785").Select(d => d.ToString())).ToList();
        faults.AddRange(Silent(after, said));
        if (!Errors(before).Any())
            faults.AddRange(Errors(after).Where(d => IsWrapper(d.Location.SourceTree)).Select(d => $"The wrapper does not compile: {d}"));
        return faults;
    }

    /// <summary>Members that bear a governing attribute and are neither wrapped nor reported.</summary>
    private static IEnumerable<string> Silent(Compilation after, IReadOnlyCollection<Diagnostic> said)
    {
        var tree = after.SyntaxTrees.Single(t => Path.GetFileName(t.FilePath) == "Hostile.cs");
        var model = after.GetSemanticModel(tree);
        foreach (var node in tree.GetRoot().DescendantNodes().Where(n => n is MemberDeclarationSyntax or LocalFunctionStatementSyntax or AccessorDeclarationSyntax))
        {
            if (model.GetDeclaredSymbol(node) is not IMethodSymbol method || GoverningAttributes.Of(method) is null)
                continue;
            var definition = method.PartialDefinitionPart ?? method;
            if (definition.IsAbstract || (definition.PartialImplementationPart is { } part && IsWrapper(part.Locations[0].SourceTree)))
                continue;
            if (!said.Any(d => d.Severity == DiagnosticSeverity.Error && d.Location.SourceTree?.FilePath == tree.FilePath && d.Location.SourceSpan.IntersectsWith(node.FullSpan)))
                yield return $"Neither wrapped nor reported: {node}\n{string.Join('\n', said)}";
        }
    }

    private static IEnumerable<Diagnostic> Errors(Compilation compilation) =>
        compilation.GetDiagnostics().Where(d => d.Severity == DiagnosticSeverity.Error && d.Id != "CS8795");

    /// <summary>A part that stands in for a wrapper breaks the build on purpose, and so does the net under the analyzers.</summary>
    private static bool IsWrapper(SyntaxTree? tree) =>
        tree?.FilePath is { } path && path.EndsWith(".g.cs", StringComparison.Ordinal) && !path.EndsWith(".NotWrapped.g.cs", StringComparison.Ordinal) && !path.EndsWith("GovernanceNet.g.cs", StringComparison.Ordinal);
}
