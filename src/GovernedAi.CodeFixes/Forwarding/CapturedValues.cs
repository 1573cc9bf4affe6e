using System.Collections.Immutable;
using GovernedAi.CodeFixes.Extracting;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace GovernedAi.CodeFixes.Forwarding;

/// <summary>What the body of a lambda or local function takes from around it, to be handed on as parameters.</summary>
internal sealed class CapturedValues
{
    private CapturedValues(bool usesThis, ImmutableArray<(ITypeSymbol Type, string Name)> values)
    {
        UsesThis = usesThis;
        Values = values;
    }

    /// <summary>Whether the body needs the object around it.</summary>
    public bool UsesThis { get; }

    /// <summary>Type and name of each value, locals first.</summary>
    public ImmutableArray<(ITypeSymbol Type, string Name)> Values { get; }

    /// <summary>Reads them, or gives <see langword="null"/> where the body writes to one, or takes what cannot be handed on.</summary>
    public static CapturedValues? In(CSharpSyntaxNode body, Home home, SemanticModel model) =>
        Used(body, model) is { } used
            ? new(used.Any(s => IsOfTheType(s, home)), [.. used.Where(s => !IsOfTheType(s, home)).Select(s => (TypeOf(s, body, model), s.Name))])
            : null;

    /// <summary>Whether an instance method has the value as it is: <c>this</c>, and the parameters of a primary constructor.</summary>
    private static bool IsOfTheType(ISymbol value, Home home) =>
        value is IParameterSymbol { IsThis: true } ||
        home.HasThis && value is IParameterSymbol { ContainingSymbol: IMethodSymbol { MethodKind: MethodKind.Constructor } constructor } &&
        constructor.DeclaringSyntaxReferences.Any(r => r.GetSyntax() is TypeDeclarationSyntax);

    /// <summary>What the body takes from around it, or <see langword="null"/> when it writes to any of that.</summary>
    private static ImmutableArray<ISymbol>? Used(CSharpSyntaxNode body, SemanticModel model)
    {
        var flow = body is BlockSyntax block ? model.AnalyzeDataFlow(block) : model.AnalyzeDataFlow((ExpressionSyntax)body);
        if (flow is not { Succeeded: true })
            return null;

        var own = flow.VariablesDeclared;
        var outside = flow.ReadInside.Concat(flow.WrittenInside).Where(s => !own.Contains(s, SymbolEqualityComparer.Default)).Distinct(SymbolEqualityComparer.Default).ToImmutableArray();
        return flow.WrittenInside.Any(s => !own.Contains(s, SymbolEqualityComparer.Default)) || outside.Any(s => s is not (ILocalSymbol { RefKind: RefKind.None } or IParameterSymbol { RefKind: RefKind.None } or IParameterSymbol { IsThis: true }))
            ? null
            : [.. outside.OfType<ISymbol>().OrderBy(s => s is ILocalSymbol ? 0 : 1).ThenBy(s => s.Locations.FirstOrDefault()?.SourceSpan.Start)];
    }

    /// <summary>The type a value is handed on with: <c>var text = ""</c> may become null, but has not where the body reads it.</summary>
    private static ITypeSymbol TypeOf(ISymbol variable, CSharpSyntaxNode body, SemanticModel model)
    {
        var type = (variable as ILocalSymbol)?.Type ?? ((IParameterSymbol)variable).Type;
        return type is { IsReferenceType: true, NullableAnnotation: NullableAnnotation.Annotated } &&
            body.DescendantNodesAndSelf().OfType<IdentifierNameSyntax>()
                .Where(n => n.Identifier.ValueText == variable.Name)
                .All(n => !n.Parent.IsKind(SyntaxKind.SuppressNullableWarningExpression) && model.GetTypeInfo(n).Nullability.FlowState == NullableFlowState.NotNull)
            ? type.WithNullableAnnotation(NullableAnnotation.NotAnnotated)
            : type;
    }
}
