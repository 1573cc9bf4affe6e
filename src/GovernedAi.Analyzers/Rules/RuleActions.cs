using GovernedAi.Analyzers.Recognition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace GovernedAi.Analyzers.Rules;

/// <summary>Where a rule says what it looks at; each action runs guarded, so that a crash is GAI0001 at the place looked at.</summary>
internal sealed class RuleActions(CompilationStartAnalysisContext start, KnownSymbols known, UsedMembers used, GovernanceRule rule)
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
                if (context.Operation is TOperation)
                    Run(action, At<TOperation>(context));
            },
            kind);

    /// <summary>Looks at the calls of methods of certain names; all others cost one look-up for every rule of the analyzer.</summary>
    public void OnCall(NameSet names, Action<RuleContext<IInvocationOperation>> action)
        => used.Called.Ask(names, context => action(At<IInvocationOperation>(context)), Failed);

    /// <summary>Looks at the calls of methods that concern the rule whatever their name; asked of every call there is.</summary>
    public void OnCall(Func<IMethodSymbol, bool> concerns, Action<RuleContext<IInvocationOperation>> action)
        => used.Called.Ask(concerns, context => action(At<IInvocationOperation>(context)), Failed);

    /// <summary>Looks at the constructions of types of certain names.</summary>
    public void OnCreation(NameSet types, Action<RuleContext<IObjectCreationOperation>> action)
        => used.Constructed.Ask(types, context => action(At<IObjectCreationOperation>(context)), Failed);

    /// <summary>Looks at the constructions that concern the rule whatever the type's name; asked of every one there is.</summary>
    public void OnCreation(Func<IMethodSymbol, bool> concerns, Action<RuleContext<IObjectCreationOperation>> action)
        => used.Constructed.Ask(concerns, context => action(At<IObjectCreationOperation>(context)), Failed);

    /// <summary>Looks at the methods that are taken as a delegate and concern the rule.</summary>
    public void OnDelegate(Func<IMethodSymbol, bool> concerns, Action<RuleContext<IMethodReferenceOperation>> action)
        => used.Taken.Ask(concerns, context => action(At<IMethodReferenceOperation>(context)), Failed);

    public void OnSymbol<TSymbol>(SymbolKind kind, Action<RuleContext<TSymbol>> action)
        where TSymbol : class, ISymbol
        => OnSymbol(kind, static _ => true, action);

    /// <summary>Looks at the symbols that bear attributes; the many that bear none cost next to nothing.</summary>
    public void OnAnnotated<TSymbol>(SymbolKind kind, Action<RuleContext<TSymbol>> action)
        where TSymbol : class, ISymbol
        => OnSymbol(kind, static symbol => !symbol.GetAttributes().IsEmpty, action);

    /// <summary>Looks at the symbols that concern the rule.</summary>
    public void OnSymbol<TSymbol>(SymbolKind kind, Func<TSymbol, bool> concerns, Action<RuleContext<TSymbol>> action)
        where TSymbol : class, ISymbol
        => start.RegisterSymbolAction(
            context =>
            {
                if (context.Symbol is TSymbol symbol && concerns(symbol))
                    Run(action, new(symbol, symbol, context.Options, context.IsGeneratedCode, context.ReportDiagnostic, context.CancellationToken));
            },
            kind);

    public void OnSyntax<TNode>(SyntaxKind kind, Action<SemanticModel, RuleContext<TNode>> action)
        where TNode : SyntaxNode
        => OnSyntax(kind, static _ => true, action);

    /// <summary>Looks at the nodes that concern the rule by their text alone.</summary>
    public void OnSyntax<TNode>(SyntaxKind kind, Func<TNode, bool> concerns, Action<SemanticModel, RuleContext<TNode>> action)
        where TNode : SyntaxNode
        => start.RegisterSyntaxNodeAction(
            context =>
            {
                if (context.Node is TNode node && concerns(node))
                    Look(node, context, action);
            },
            kind);

    /// <summary>Looks at every mention of a name in a tree's code, documentation left out.</summary>
    /// <remarks>One action a tree: an action for each of its names costs more than all that most rules do with them.</remarks>
    public void OnName(HashSet<string> names, Action<SemanticModel, RuleContext<SimpleNameSyntax>> action)
    {
        var text = new NamesInText(names);
        OnSyntax<CompilationUnitSyntax>(SyntaxKind.CompilationUnit, (model, tree) =>
        {
            if (!text.MayBeIn(tree.Subject.SyntaxTree.GetText(tree.Cancellation)))
                return;
            foreach (var name in tree.Subject.DescendantNodes().OfType<SimpleNameSyntax>())
            {
                if (names.Contains(name.Identifier.ValueText))
                    action(model, tree.At(name, ContainingMember.Of(name, model, tree.Cancellation)));
            }
        });
    }

    /// <summary>Collects operations in each member's code and looks at them together, in the order of the source; members that have none are passed over.</summary>
    /// <remarks>The first of them in a member speaks for all: an action that starts in every member costs more than all that rules do in the few that have some.</remarks>
    public void OnMember(Func<IOperation, bool> counts, Action<IReadOnlyList<IOperation>, RuleContext<ISymbol>> action, params OperationKind[] kinds)
    {
        foreach (var kind in kinds)
        {
            OnOperation<IOperation>(kind, found =>
            {
                if (!counts(found.Subject) || found.ContainingSymbol is not { } member)
                    return;
                var all = Root(found.Subject).DescendantsAndSelf().Where(operation => kinds.Contains(operation.Kind) && counts(operation)).OrderBy(operation => operation.Syntax.SpanStart).ToList();
                if (all[0] == found.Subject)
                    action(all, found.At(member, member));
            });
        }
    }

    public void OnCompilationEnd(Action<RuleContext<Compilation>> action)
        => start.RegisterCompilationEndAction(
            context => Run(action, new(
                context.Compilation, null, context.Options, isGeneratedCode: false, context.ReportDiagnostic, context.CancellationToken)));

    // Apart from the question, which would make a closure for each node otherwise.
    private void Look<TNode>(TNode node, SyntaxNodeAnalysisContext context, Action<SemanticModel, RuleContext<TNode>> action)
        where TNode : SyntaxNode
        => Run(
            found => action(context.SemanticModel, found),
            new RuleContext<TNode>(node, context.ContainingSymbol, context.Options, context.IsGeneratedCode, context.ReportDiagnostic, context.CancellationToken));

    private void Failed(OperationAnalysisContext context, Exception exception) => AnalyzerFailure.At(At<IOperation>(context), rule, exception);

    private static RuleContext<TOperation> At<TOperation>(OperationAnalysisContext context)
        where TOperation : class, IOperation
        => new((TOperation)context.Operation, context.ContainingSymbol, context.Options, context.IsGeneratedCode, context.ReportDiagnostic, context.CancellationToken);

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

    private static IOperation Root(IOperation operation)
    {
        while (operation.Parent is { } parent)
            operation = parent;
        return operation;
    }
}
