using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Benchmarks;

/// <summary>Has the declarations of a compilation bound before any other analyzer asks for them, as the compiler does when it builds.</summary>
#pragma warning disable RS1001, RS1012, RS1036, RS1041, RS2008 // Runs in this program alone.
internal sealed class Primer : DiagnosticAnalyzer
{
    private static readonly DiagnosticDescriptor Never = new("PRIMER", "Never reported", "Never reported", "Benchmark", DiagnosticSeverity.Hidden, isEnabledByDefault: true);

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [Never];

    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.Analyze);
        context.RegisterCompilationStartAction(start => start.Compilation.GetDeclarationDiagnostics(start.CancellationToken));
    }
}
