using System.Collections.Immutable;
using System.Reflection;
using System.Runtime.Loader;
using GovernedAi.Analyzers.Recognition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace Benchmarks;

/// <summary>The analyzers to be compared, and the list of APIs that the peer is fed with.</summary>
internal static class AnalyzerSets
{
    public static ImmutableArray<DiagnosticAnalyzer> Ours() => In(typeof(ModelCallTable).Assembly);

    public static ImmutableArray<DiagnosticAnalyzer> Peer()
    {
        var package = typeof(AnalyzerSets).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(a => a.Key == "Peer").Value!;
        var folder = Path.GetDirectoryName(Directory.EnumerateFiles(package, "Microsoft.CodeAnalysis.CSharp.BannedApiAnalyzers.dll", SearchOption.AllDirectories).First())!;
        AssemblyLoadContext.Default.Resolving += (context, name) =>
            Path.Combine(folder, name.Name + ".dll") is var path && File.Exists(path) ? context.LoadFromAssemblyPath(path) : null;
        return In(AssemblyLoadContext.Default.LoadFromAssemblyPath(Path.Combine(folder, "Microsoft.CodeAnalysis.CSharp.BannedApiAnalyzers.dll")));
    }

    /// <summary>Every model call of the table, as a list of banned symbols.</summary>
    public static AdditionalText ApiList() => new Banned(string.Join('\n', ModelCallTable.Default.Facts.Where(fact => fact.IsModelCall).Select(fact => fact.DocId + ";")));

    private static ImmutableArray<DiagnosticAnalyzer> In(Assembly assembly) =>
        [.. assembly.GetTypes().Where(type => type.GetCustomAttribute<DiagnosticAnalyzerAttribute>() is not null).Select(type => (DiagnosticAnalyzer)Activator.CreateInstance(type)!)];

    private sealed class Banned(string list) : AdditionalText
    {
        public override string Path => "/BannedSymbols.txt";

        public override SourceText GetText(CancellationToken cancellationToken = default) => SourceText.From(list);
    }
}
