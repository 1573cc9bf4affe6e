using GovernedAi.Analyzers.Recognition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace GovernedAi.Analyzers.Generation;

/// <summary>Says why a model call cannot be intercepted, and so is governed but not captured.</summary>
internal static class InterceptionObstacle
{
    public const string OfDelegate = "it is called through a delegate; write a lambda that calls it";

    /// <inheritdoc cref="Of(InvocationExpressionSyntax, IMethodSymbol, SemanticModel, CancellationToken)"/>
    public static string? Of(IInvocationOperation call, CancellationToken cancellation) =>
        call is { Syntax: InvocationExpressionSyntax syntax, SemanticModel: { } model } ? Of(syntax, call.TargetMethod, model, cancellation) : null;

    /// <returns>The reason, or <see langword="null"/> when the call can be intercepted.</returns>
    public static string? Of(InvocationExpressionSyntax call, IMethodSymbol method, SemanticModel model, CancellationToken cancellation)
    {
        if (IsBaseCall(call) && (method.IsVirtual || method.IsOverride || method.IsAbstract))
            return "a `base.` call of a virtual method, intercepted, would call itself for ever";
        if (!method.IsStatic && method.ContainingType.IsValueType)
            return "it is called on a struct, whose changes an interceptor would lose";
        if (Receiver(call) is { } receiver && model.GetTypeInfo(receiver, cancellation).Type is ITypeParameterSymbol { IsReferenceType: false })
            return "its receiver may be a struct, whose changes an interceptor would lose";
        if (IsInExpressionTree(call, model, cancellation))
            return "it stands in an expression tree, which is not run as it is written";
        if (!model.Compilation.IsSymbolAccessibleWithin(method.OriginalDefinition, model.Compilation.Assembly))
            return $"`{method.Name}` is not accessible outside its type; make it internal";
        if (Hidden(method, model.Compilation) is { } hidden)
            return $"`{hidden.Words()}` is not accessible outside its type";
        if (method.Parameters.Any(p => p.RefKind != RefKind.None || p.Type.IsRefLikeType || p.Type is IPointerTypeSymbol) && MethodResult.Of(method) is { IsAsync: true } or { Kind: ResultKind.AsyncStream })
            return "an asynchronous interceptor cannot take its arguments by reference";
        if (AllTypeParameters(method).GroupBy(t => t.Name).Any(g => g.Count() > 1))
            return "its type parameters have the names of those around them";
        return null;
    }

    /// <summary>The type parameters of the types around a method and then its own: those an interceptor repeats.</summary>
    public static IEnumerable<ITypeParameterSymbol> AllTypeParameters(IMethodSymbol method)
    {
        var definition = method.OriginalDefinition;
        var types = new Stack<INamedTypeSymbol>();
        for (var type = definition.ContainingType; type is not null; type = type.ContainingType)
            types.Push(type);
        return types.SelectMany(t => t.TypeParameters).Concat(definition.TypeParameters);
    }

    private static ExpressionSyntax? Receiver(InvocationExpressionSyntax call) => call.Expression switch
    {
        MemberAccessExpressionSyntax access => access.Expression,
        MemberBindingExpressionSyntax => call.FirstAncestorOrSelf<ConditionalAccessExpressionSyntax>()?.Expression,
        _ => null,
    };

    private static bool IsBaseCall(InvocationExpressionSyntax call) =>
        call.Expression is MemberAccessExpressionSyntax { Expression: BaseExpressionSyntax };

    private static bool IsInExpressionTree(SyntaxNode node, SemanticModel model, CancellationToken cancellation)
    {
        for (var at = node.Parent; at is not null and not MemberDeclarationSyntax; at = at.Parent)
        {
            if (at is LambdaExpressionSyntax && model.GetTypeInfo(at, cancellation).ConvertedType.IsNamed("System.Linq.Expressions.Expression`1"))
                return true;
            if (at is QueryClauseSyntax or SelectOrGroupClauseSyntax
                && model.GetSymbolInfo(at, cancellation).Symbol is IMethodSymbol query
                && query.Parameters.Any(p => p.Type.IsNamed("System.Linq.Expressions.Expression`1")))
            {
                return true;
            }
        }

        return false;
    }

    private static ITypeSymbol? Hidden(IMethodSymbol method, Compilation compilation)
    {
        var definition = method.OriginalDefinition;
        return definition.Parameters.Select(p => p.Type).Append(definition.ReturnType).Append(definition.ContainingType)
            .FirstOrDefault(t => !compilation.IsSymbolAccessibleWithin(t, compilation.Assembly));
    }
}
