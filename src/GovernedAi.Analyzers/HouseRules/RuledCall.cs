using GovernedAi.Analyzers.Generation;
using GovernedAi.Analyzers.Recognition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace GovernedAi.Analyzers.HouseRules;

/// <summary>One model call in a member, as rules see it.</summary>
/// <param name="Api">What is called: <c>ChatClient.CompleteChatAsync</c>.</param>
/// <param name="Fact">What is known of it; <see langword="null"/> for a member that hands its obligation on, which may call anything.</param>
/// <param name="Provider">The assembly that is called.</param>
/// <param name="Place">Where it stands.</param>
/// <param name="IsQuiet">Whether an option quietens it: a test project, a kind that is switched off. A locked rule does not care.</param>
internal sealed record RuledCall(string Api, ModelCallFact? Fact, string Provider, SyntaxNode Place, bool IsQuiet)
{
    /// <summary>The operations that can be a model call.</summary>
    public static OperationKind[] Kinds { get; } = [OperationKind.Invocation, OperationKind.ObjectCreation, OperationKind.PropertyReference];

    public static bool IsOne(IOperation operation, KnownSymbols known) => Called(operation) is { } called && IsOne(called, known);

    /// <returns><see langword="null"/> when it only describes a call.</returns>
    public static RuledCall? Of(IOperation operation, KnownSymbols known, AnalyzerOptions options)
    {
        if (Called(operation) is not { } called || !IsOne(called, known) || operation.Parent is INameOfOperation || ExpressionTree.Holds(operation, known))
            return null;

        // What a governed method does is held to the rules in there.
        if (GoverningAttributes.Of(called.OriginalDefinition) is not null)
            return null;

        var fact = called is IMethodSymbol method ? known.ModelCalls.Recognize(method) : null;
        var isQuiet = !CountedCall.Is(called, operation, options, known);
        return new RuledCall(MemberWords.Call(called), fact, fact?.Assembly ?? called.ContainingAssembly.Name, operation.Syntax, isQuiet);
    }

    /// <summary>Whether the call is of a kind, whatever form its request has. One that may be anything is of every kind.</summary>
    public bool IsOfKind(string pattern) => Fact is null || NamePattern.Matches(pattern, Fact.UnderlyingKind) || NamePattern.Matches(pattern, Fact.Kind);

    public override string ToString() => Fact is null ? $"{Api} ({Provider})" : $"{Api} ({Fact.UnderlyingKind}, {Provider})";

    private static bool IsOne(ISymbol called, KnownSymbols known) =>
        (called is IMethodSymbol method && known.ModelCalls.Recognize(method) is not null) || known.HandedOn.Is(called);

    private static ISymbol? Called(IOperation operation) => operation switch
    {
        IInvocationOperation call => call.TargetMethod,
        IObjectCreationOperation made => made.Constructor,
        IPropertyReferenceOperation read => read.Property,
        _ => null,
    };
}
