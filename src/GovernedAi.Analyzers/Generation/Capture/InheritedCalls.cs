using GovernedAi.Analyzers.Recognition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace GovernedAi.Analyzers.Generation;

/// <summary>
/// Finds the model calls of members that bear no attribute of their own: overrides of a governed method's core, and what overrides or
/// implements a member whose callers govern.
/// </summary>
internal static class InheritedCalls
{
    /// <summary>A member of a type with a base, with a call by a model call's name: the names decide before anything is bound.</summary>
    public static bool MayHave(SyntaxNode node, CancellationToken cancellation) =>
        node is MethodDeclarationSyntax { Parent: TypeDeclarationSyntax { BaseList: not null } } method
        && !method.Modifiers.Any(SyntaxKind.StaticKeyword)
        && method.DescendantNodes().OfType<InvocationExpressionSyntax>().Any(call => CapturedCallParser.NameOf(call) is { } name && ModelCallTable.Default.HasName(name));

    public static EquatableArray<CapturedCallModel> Of(IMethodSymbol method, Compilation compilation, CancellationToken cancellation)
    {
        if (HandedOn.IsMarked(method))
            return default;
        if (method.OverriddenMethod is { } overridden && GovernedMembers.Of(compilation).GovernedBy(overridden) is { } governed)
            return new CapturedCallParser(method, GovernedMethodParser.IdOf(governed), compilation, cancellation).Parse();
        return Implementations.Of(method).Any(HandedOn.IsMarked) ? HandedOnCalls(method, compilation, cancellation) : default;
    }

    /// <summary>The calls of a member whose callers govern. Of a client that wraps a client there are none: whoever calls it captures the call.</summary>
    public static EquatableArray<CapturedCallModel> HandedOnCalls(ISymbol member, Compilation compilation, CancellationToken cancellation) =>
        member is IMethodSymbol method && KnownSymbols.Of(compilation).ModelCalls.RecognizeImplemented(method) is not null
            ? default
            : new CapturedCallParser(member, governedBy: null, compilation, cancellation).Parse();
}
