using System.Collections.Concurrent;
using GovernedAi.Analyzers.Recognition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace GovernedAi.Analyzers.Rules;

/// <summary>Where a rule says what it looks at; each action runs guarded, so that a crash is GAI0001 at the place looked at.</summary>
internal sealed class RuleActions(CompilationStartAnalysisContext start, KnownSymbols known, GovernanceRule rule)
{
    public Compilation Compilation => start.Compilation;

    public AnalyzerOptions Options => start.Options;

    public KnownSymbols Known => known;

    public void OnOperation<TOperation>(OperationKind kind, Action<RuleContext<TOperation>> action)
        where TOperation : class, IOperation
        => start.RegisterOperationAction(
            context =>
            {
                // One kind may have several shapes: every loop is a Loop.
                if (context.Operation is TOperation operation)
                    Run(action, new(operation, context.ContainingSymbol, context.Options, context.IsGeneratedCode, context.ReportDiagnostic, context.CancellationToken));
            },
            kind);

    public void OnSymbol<TSymbol>(SymbolKind kind, Action<RuleContext<TSymbol>> action)
        where TSymbol : class, ISymbol
        => start.RegisterSymbolAction(
            context =>
            {
                if (context.Symbol is TSymbol symbol)
                    Run(action, new(symbol, symbol, context.Options, context.IsGeneratedCode, context.ReportDiagnostic, context.CancellationToken));
            },
            kind);

    /// <summary>Looks at the symbols that bear attributes; the many that bear none cost next to nothing.</summary>
    public void OnAnnotated<TSymbol>(SymbolKind kind, Action<RuleContext<TSymbol>> action)
        where TSymbol : class, ISymbol
        => start.RegisterSymbolAction(
            context =>
            {
                if (context.Symbol is TSymbol symbol && !symbol.GetAttributes().IsEmpty)
                    Run(action, new(symbol, symbol, context.Options, context.IsGeneratedCode, context.ReportDiagnostic, context.CancellationToken));
            },
            kind);

    public void OnSyntax<TNode>(SyntaxKind kind, Action<SemanticModel, RuleContext<TNode>> action)
        where TNode : SyntaxNode
        => start.RegisterSyntaxNodeAction(
            context =>
            {
                if (context.Node is TNode node)
                {
                    Run(
                        found => action(context.SemanticModel, found),
                        new RuleContext<TNode>(node, context.ContainingSymbol, context.Options, context.IsGeneratedCode, context.ReportDiagnostic, context.CancellationToken));
                }
            },
            kind);

    /// <summary>Collects operations in each member's code and looks at them together, in the order of the source; members that have none are passed over.</summary>
    public void OnMember(Func<IOperation, bool> counts, Action<IReadOnlyList<IOperation>, RuleContext<ISymbol>> action, params OperationKind[] kinds)
        => start.RegisterOperationBlockStartAction(block =>
        {
            ConcurrentBag<IOperation>? found = null;
            block.RegisterOperationAction(
                context =>
                {
                    if (counts(context.Operation))
                        LazyInitializer.EnsureInitialized(ref found, static () => [])!.Add(context.Operation);
                },
                kinds);
            block.RegisterOperationBlockEndAction(context =>
            {
                if (found is not null)
                {
                    Run(
                        member => action([.. found.OrderBy(operation => operation.Syntax.SpanStart)], member),
                        new RuleContext<ISymbol>(context.OwningSymbol, context.OwningSymbol, context.Options, context.IsGeneratedCode, context.ReportDiagnostic, context.CancellationToken));
                }
            });
        });

    public void OnCompilationEnd(Action<RuleContext<Compilation>> action)
        => start.RegisterCompilationEndAction(
            context => Run(action, new(
                context.Compilation, null, context.Options, isGeneratedCode: false, context.ReportDiagnostic, context.CancellationToken)));

    private void Run<T>(Action<RuleContext<T>> action, RuleContext<T> context)
        where T : class
    {
        try
        {
            action(context);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            AnalyzerFailure.At(context, rule, exception);
        }
    }
}
