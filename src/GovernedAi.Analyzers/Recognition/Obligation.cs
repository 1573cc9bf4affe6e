using GovernedAi.Analyzers.Generation;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace GovernedAi.Analyzers.Recognition;

/// <summary>Tells who has to govern a model call: the member it stands in, or that member's callers.</summary>
internal sealed class Obligation(ModelCallRecognizer modelCalls, HandedOn handedOn, GovernedMembers governed)
{
    /// <summary>Whether the member around a model call answers for it, or leaves it to its callers. Otherwise nobody does.</summary>
    /// <param name="member">The member: a lambda and a local function belong to the one they stand in.</param>
    /// <param name="call">The model call, if it is an operation.</param>
    /// <param name="counts">Whether a call of what the member implements counts as a model call; by default, whether its kind does by default.</param>
    public bool IsMet(ISymbol? member, IOperation? call, Func<ModelCallFact, bool>? counts = null)
        => member is not null && handedOn.Is(member)
            || member is IMethodSymbol method && ((IsGoverned(method) && !IsPreparation(call)) || IsHandedOnByNature(method, counts ?? (static fact => fact.CountsByDefault)))
            || call is not null && IsMiddleware(call);

    // A wrapper around what only prepares a request ends before anything is sent.
    private static bool IsPreparation(IOperation? call) => call is not null && PreparedRequest.IsHandedOut(call);

    private bool IsGoverned(IMethodSymbol method) => GoverningAttributes.Of(method) is not null || governed.GovernedBy(method) is not null;

    // IChatClient middleware, an adapter over another SDK: a call of it is a model call already. So is what only such members call.
    // Not so where that kind of call is off, as an evaluator's is by default: nobody would be left to answer.
    private bool IsHandedOnByNature(IMethodSymbol method, Func<ModelCallFact, bool> counts)
    {
        return (method.ContainingType is { } type && (type.BaseType is not (null or { SpecialType: SpecialType.System_Object }) || !type.AllInterfaces.IsEmpty))
            && (Implements(method) || PrivateSteps.ServeOnly(method, Implements));

        bool Implements(IMethodSymbol member) => modelCalls.RecognizeImplemented(member) is { } fact && counts(fact);
    }

    // ChatClientBuilder.Use((messages, options, inner, cancellation) => inner.GetResponseAsync(…)): the pipeline's callers make the call.
    // What is worked out on the spot, to be handed to Use, is no step of it.
    private static bool IsMiddleware(IOperation call)
    {
        if (call is IMethodReferenceOperation && IsStep(call))
            return true;
        for (var at = call.Parent; at is not null; at = at.Parent)
        {
            if (at is IAnonymousFunctionOperation && IsStep(at) || at is ILocalFunctionOperation local && IsStepOnly(local))
                return true;
        }

        return false;
    }

    // Whoever else runs a local function makes its calls too.
    private static bool IsStepOnly(ILocalFunctionOperation local)
    {
        IOperation root = local;
        while (root.Parent is { } outer)
            root = outer;
        var uses = root.DescendantsAndSelf().Where(at => Used(at) is { } used && SymbolEqualityComparer.Default.Equals(used.OriginalDefinition, local.Symbol.OriginalDefinition)).ToList();
        return uses.Count > 0 && uses.TrueForAll(use => use is IMethodReferenceOperation && IsStep(use));
    }

    private static IMethodSymbol? Used(IOperation operation) => operation switch
    {
        IMethodReferenceOperation reference => reference.Method,
        IInvocationOperation invocation => invocation.TargetMethod,
        _ => null,
    };

    private static bool IsStep(IOperation function)
    {
        var at = function.Parent;
        while (at is IDelegateCreationOperation or IConversionOperation or IParenthesizedOperation)
            at = at.Parent;
        return at is IArgumentOperation { Parent: IInvocationOperation { TargetMethod: var receiver } } && IsPipelineStep(receiver);
    }

    private static bool IsPipelineStep(IMethodSymbol method)
        => method.ContainingType is { } type && CallForms.TakesStep(method.Name, type.Name, () => type.ContainingNamespace.ToDisplayString());
}
