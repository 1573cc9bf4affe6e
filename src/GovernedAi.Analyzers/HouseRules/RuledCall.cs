using System.Collections.Immutable;
using GovernedAi.Analyzers.Generation;
using GovernedAi.Analyzers.Recognition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace GovernedAi.Analyzers.HouseRules;

/// <summary>One model call in a member, as rules see it.</summary>
/// <param name="Api">What is called: <c>ChatClient.CompleteChatAsync</c>.</param>
/// <param name="Kinds">What it does to a model, and the form of its request where that differs; empty where it may be anything, as in a member that hands its obligation on.</param>
/// <param name="Provider">The assembly that is called.</param>
/// <param name="Operation">The call.</param>
/// <param name="IsQuiet">Whether an option quietens it: a test project, a kind that is switched off. A locked rule does not care.</param>
internal sealed record RuledCall(string Api, ImmutableArray<string> Kinds, string Provider, IOperation Operation, bool IsQuiet)
{
    /// <summary>Where it stands.</summary>
    public SyntaxNode Place => Operation.Syntax;

    /// <summary>The operations that can be a model call, or hand one to a delegate.</summary>
    public static OperationKind[] Forms { get; } = [OperationKind.Invocation, OperationKind.ObjectCreation, OperationKind.PropertyReference, OperationKind.MethodReference];

    /// <summary>Whether it is not made here but taken as a delegate.</summary>
    public static bool IsTaken(IOperation operation) => operation is IMethodReferenceOperation;

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
        var kinds = fact is not null ? KindsOf(fact) : known.HandedOn.DeclaredKind(called) is { } declared ? [declared] : ImmutableArray<string>.Empty;
        return new RuledCall(MemberWords.Call(called), kinds, fact?.Assembly ?? called.ContainingAssembly.Name, operation, isQuiet);
    }

    /// <summary>Whether the call is of a kind, whatever form its request has. One that may be anything is of every kind.</summary>
    public bool IsOfKind(string pattern) => Kinds.IsEmpty || Kinds.Any(kind => NamePattern.Matches(pattern, kind));

    public override string ToString() => Kinds.IsEmpty ? $"{Api} ({Provider})" : $"{Api} ({Kinds[0]}, {Provider})";

    /// <summary>The kinds of a known call, what it does first.</summary>
    public static ImmutableArray<string> KindsOf(ModelCallFact fact) => fact.UnderlyingKind == fact.Kind ? [fact.Kind] : [fact.UnderlyingKind, fact.Kind];

    private static bool IsOne(ISymbol called, KnownSymbols known) =>
        (called is IMethodSymbol method && known.ModelCalls.Recognize(method) is not null) || known.HandedOn.Is(called);

    private static ISymbol? Called(IOperation operation) => operation switch
    {
        IInvocationOperation call => call.TargetMethod,
        IObjectCreationOperation made => made.Constructor,
        IPropertyReferenceOperation read => read.Property,
        IMethodReferenceOperation taken => taken.Method,
        _ => null,
    };
}
