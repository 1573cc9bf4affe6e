using GovernedAi.Analyzers.Generation;
using Microsoft.CodeAnalysis;

namespace GovernedAi.Analyzers.Recognition;

/// <summary>Tells who has to govern a model call: the member it stands in, or that member's callers.</summary>
internal sealed class Obligation(ModelCallRecognizer modelCalls, HandedOn handedOn, GovernedMembers governed, PipelineSteps steps)
{
    /// <summary>Whether the member around a model call answers for it, or leaves it to its callers. Otherwise nobody does.</summary>
    /// <param name="member">The member: a lambda and a local function belong to the one they stand in.</param>
    /// <param name="call">The model call, if it is an operation.</param>
    /// <param name="counts">Whether a call of what the member implements counts as a model call; by default, whether its kind does by default.</param>
    public bool IsMet(ISymbol? member, IOperation? call, Func<ModelCallFact, bool>? counts = null)
        => member is not null && handedOn.Is(member)
            || member is IMethodSymbol method && ((IsGoverned(method) && !IsPreparation(call)) || IsHandedOnByNature(method, counts ?? (static fact => fact.CountsByDefault)))
            || call is not null && (PipelineSteps.Hold(call) || member is IMethodSymbol step && steps.Forwards(step, call));

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
}
