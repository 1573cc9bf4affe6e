using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace GovernedAi.Analyzers.Rules;

/// <summary>What rules that share one analyzer ask about the methods that code uses: one action of the compiler's for all of them, since that costs more than their questions.</summary>
internal sealed class UsedMembers
{
    private readonly List<Question> _called = [];
    private readonly List<Question> _constructed = [];
    private readonly List<Question> _taken = [];

    /// <param name="concerns">Whether a method concerns the rule: asked of every use there is.</param>
    /// <param name="look">Looks at a use that does.</param>
    /// <param name="failed">Says that the rule failed there.</param>
    public void Called(Func<IMethodSymbol, bool> concerns, Action<OperationAnalysisContext> look, Action<OperationAnalysisContext, Exception> failed) => _called.Add(new(concerns, look, failed));

    /// <inheritdoc cref="Called"/>
    public void Constructed(Func<IMethodSymbol, bool> concerns, Action<OperationAnalysisContext> look, Action<OperationAnalysisContext, Exception> failed) => _constructed.Add(new(concerns, look, failed));

    /// <inheritdoc cref="Called"/>
    public void Taken(Func<IMethodSymbol, bool> concerns, Action<OperationAnalysisContext> look, Action<OperationAnalysisContext, Exception> failed) => _taken.Add(new(concerns, look, failed));

    /// <summary>Has the compiler ask, once all rules have said what concerns them.</summary>
    public void Register(CompilationStartAnalysisContext start)
    {
        Register(start, OperationKind.Invocation, _called, static operation => ((IInvocationOperation)operation).TargetMethod);
        Register(start, OperationKind.ObjectCreation, _constructed, static operation => ((IObjectCreationOperation)operation).Constructor);
        Register(start, OperationKind.MethodReference, _taken, static operation => ((IMethodReferenceOperation)operation).Method);
    }

    private static void Register(CompilationStartAnalysisContext start, OperationKind kind, List<Question> asked, Func<IOperation, IMethodSymbol?> used)
    {
        if (asked.Count == 0)
            return;

        var questions = asked.ToArray();
        start.RegisterOperationAction(
            context =>
            {
                if (used(context.Operation) is not { } method)
                    return;
                foreach (var question in questions)
                    question.Ask(method, context);
            },
            kind);
    }

    private sealed class Question(Func<IMethodSymbol, bool> concerns, Action<OperationAnalysisContext> look, Action<OperationAnalysisContext, Exception> failed)
    {
        public void Ask(IMethodSymbol method, OperationAnalysisContext context)
        {
            try
            {
                if (concerns(method))
                    look(context);
            }
            catch (Exception exception) when (exception is not OperationCanceledException)
            {
                failed(context, exception);
            }
        }
    }
}
