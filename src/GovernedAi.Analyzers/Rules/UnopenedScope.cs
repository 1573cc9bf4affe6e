using GovernedAi.Analyzers.Generation;
using GovernedAi.Analyzers.Recognition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace GovernedAi.Analyzers.Rules;

/// <summary>
/// Tells where a waiver or the baseline could not keep its word: the model calls inside a [CallersGovern] member demand a scope at run time, and
/// one that names the waiver is opened by intercepting the call of that member.
/// </summary>
internal static class UnopenedScope
{
    /// <returns>Why no scope can be opened around the call, or <see langword="null"/> where one can, or none is demanded.</returns>
    public static string? Obstacle(ISymbol called, IOperation call, KnownSymbols known, CancellationToken cancellation)
    {
        // What a rule set only declares to be a model call has nothing in it that demands a scope.
        if (known.CallersGovern is null || !known.HandedOn.DemandsScope(called))
            return null;
        return called switch
        {
            IMethodSymbol { MethodKind: MethodKind.Constructor } => "a constructor cannot be intercepted",
            IPropertySymbol => "a property cannot be intercepted",
            _ => call is IInvocationOperation invocation ? InterceptionObstacle.Of(invocation, cancellation) : null,
        };
    }
}
