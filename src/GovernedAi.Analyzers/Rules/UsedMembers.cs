using GovernedAi.Analyzers.Recognition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace GovernedAi.Analyzers.Rules;

/// <summary>What rules that share one analyzer ask about the methods that code uses: one action of the compiler's for all of them, since that costs more than their questions.</summary>
internal sealed class UsedMembers
{
    // A constructor that another begins with, `: base(…)`, is a call and goes by its type's name too.
    public Questions Called { get; } = new(OperationKind.Invocation, static operation => ((IInvocationOperation)operation).TargetMethod, static method => method.Name == WellKnownMemberNames.InstanceConstructorName ? method.ContainingType.Name : method.Name);

    public Questions Constructed { get; } = new(OperationKind.ObjectCreation, static operation => ((IObjectCreationOperation)operation).Constructor, static method => method.ContainingType.Name);

    public Questions Taken { get; } = new(OperationKind.MethodReference, static operation => ((IMethodReferenceOperation)operation).Method, static method => method.Name);

    /// <summary>Has the compiler ask, once all rules have said what concerns them.</summary>
    public void Register(CompilationStartAnalysisContext start)
    {
        Called.Register(start);
        Constructed.Register(start);
        Taken.Register(start);
    }

    /// <summary>What rules ask about one kind of use: first by name, and by one look-up for all of them.</summary>
    internal sealed class Questions(OperationKind kind, Func<IOperation, IMethodSymbol?> used, Func<IMethodSymbol, string> named)
    {
        private readonly List<Question> _asked = [];

        /// <param name="names">The names that concern the rule.</param>
        /// <param name="look">Looks at a use of such a name.</param>
        /// <param name="failed">Says that the rule failed there.</param>
        public void Ask(NameSet names, Action<OperationAnalysisContext> look, Action<OperationAnalysisContext, Exception> failed) => _asked.Add(new(names, Concerns: null, look, failed));

        /// <param name="concerns">Whether a method concerns the rule: asked of every use there is.</param>
        /// <param name="look">Looks at a use that does.</param>
        /// <param name="failed">Says that the rule failed there.</param>
        public void Ask(Func<IMethodSymbol, bool> concerns, Action<OperationAnalysisContext> look, Action<OperationAnalysisContext, Exception> failed) => _asked.Add(new(NameSet.All, concerns, look, failed));

        public void Register(CompilationStartAnalysisContext start)
        {
            if (_asked.TrueForAll(question => question.Names.IsEmpty))
                return;

            var (byName, ofAll) = (_asked.Where(question => question.Concerns is null).ToArray(), _asked.Where(question => question.Concerns is not null).ToArray());
            var names = NameSet.Of([.. byName.Select(question => question.Names)]);
            start.RegisterOperationAction(
                context =>
                {
                    if (used(context.Operation) is not { } method)
                        return;
                    foreach (var question in ofAll)
                        question.Put(method, context);
                    if (named(method) is not { } name || !names.MayContain(name))
                        return;
                    foreach (var question in byName)
                    {
                        if (question.Names.Contains(name))
                            question.Put(method, context);
                    }
                },
                kind);
        }
    }

    internal sealed record Question(NameSet Names, Func<IMethodSymbol, bool>? Concerns, Action<OperationAnalysisContext> Look, Action<OperationAnalysisContext, Exception> Failed)
    {
        public void Put(IMethodSymbol method, OperationAnalysisContext context)
        {
            try
            {
                if (Concerns is null || Concerns(method))
                    Look(context);
            }
            catch (Exception exception) when (exception is not OperationCanceledException)
            {
                Failed(context, exception);
            }
        }
    }
}
