using GovernedAi.Analyzers.Generation;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace GovernedAi.Analyzers.Recognition;

/// <summary>The function that becomes a tool: a method group, a lambda, a method found by reflection, or a value we cannot see through.</summary>
internal sealed class ToolFunction
{
    private readonly IOperation _value;
    private readonly IReadOnlyList<IMethodSymbol> _methods;

    private ToolFunction(IOperation value, IReadOnlyList<IMethodSymbol> methods, string name) => (_value, _methods, Name) = (value, methods, name);

    /// <summary>The function in words.</summary>
    public string Name { get; }

    public static ToolFunction Of(IOperation value) => value switch
    {
        IConversionOperation conversion => Of(conversion.Operand),
        IDelegateCreationOperation creation => Of(creation.Target),
        IMethodReferenceOperation { Method: var method } => new(value, [method], $"`{method.Name}`"),
        IAnonymousFunctionOperation => new(value, [], "this lambda"),
        IInvocationOperation { TargetMethod.Name: "GetMethod" } reflected when Reflected(reflected) is { Count: > 0 } methods => new(value, methods, $"`{methods[0].Name}`"),
        _ => new(value, [], "a function that cannot be seen here"),
    };

    /// <summary>The functions of a collection that is written on the spot; null for any other value.</summary>
    public static IEnumerable<IOperation>? Listed(IOperation value) => value switch
    {
        IConversionOperation conversion => Listed(conversion.Operand),
        { ConstantValue: { HasValue: true, Value: null } } => [],
        ICollectionExpressionOperation written => written.Elements,
        IArrayCreationOperation { Initializer.ElementValues: var values } => values,
        IObjectCreationOperation { Arguments.Length: 0 } made => made.Initializer?.Initializers.Select(one => one is IInvocationOperation { Arguments: { Length: > 0 } added } ? added[0].Value : one) ?? [],
        _ => null,
    };

    public bool IsGoverned(CancellationToken cancellation)
        => _value is IAnonymousFunctionOperation lambda
            ? lambda.Body.Descendants().OfType<IInvocationOperation>().Any(call => GoverningAttributes.Of(call.TargetMethod) is not null)
            : _methods.Count > 0 && _value.SemanticModel is { Compilation: var compilation } && _methods.All(method => IsGoverned(method, compilation, cancellation));

    /// <summary>Whether a method is governed, or goes through one that is: where an SDK wants the method for itself, it forwards.</summary>
    public static bool IsGoverned(IMethodSymbol method, Compilation compilation, CancellationToken cancellation)
        => GoverningAttributes.Of(method) is not null || method.DeclaringSyntaxReferences.Any(part => Forwards(part.GetSyntax(cancellation), compilation, cancellation));

    private static bool Forwards(SyntaxNode body, Compilation compilation, CancellationToken cancellation)
    {
        SemanticModel? model = null;
        foreach (var call in body.DescendantNodes().OfType<InvocationExpressionSyntax>())
        {
#pragma warning disable RS1030 // The tool may stand in another file than the line that hands it out; seldom, and only for tools.
            model ??= compilation.GetSemanticModel(body.SyntaxTree);
#pragma warning restore RS1030
            if (model.GetSymbolInfo(call, cancellation).Symbol is IMethodSymbol called && GoverningAttributes.Of(called) is not null)
                return true;
        }

        return false;
    }

    private static List<IMethodSymbol> Reflected(IInvocationOperation call)
        => call.Instance is ITypeOfOperation { TypeOperand: var type } && call.Arguments.Select(argument => argument.Value.ConstantValue.Value).OfType<string>().FirstOrDefault() is { } name
            ? [.. type.GetMembers(name).OfType<IMethodSymbol>()]
            : [];
}
