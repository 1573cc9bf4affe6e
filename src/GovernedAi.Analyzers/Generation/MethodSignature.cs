using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace GovernedAi.Analyzers.Generation;

/// <summary>Writes the implementing part's header so that it matches its declaration: same modifiers, types, names and constraints.</summary>
internal static class MethodSignature
{
    /// <summary>Everything from the accessibility to the closing parenthesis.</summary>
    public static string Of(IMethodSymbol method, MethodDeclarationSyntax syntax, bool isAsync, IParameterSymbol? marked = null)
    {
        var text = new StringBuilder();
        foreach (var modifier in syntax.Modifiers)
        {
            if (!modifier.IsKind(SyntaxKind.PartialKeyword) && !modifier.IsKind(SyntaxKind.AsyncKeyword))
                text.Append(modifier.Text).Append(' ');
        }

        text.Append(isAsync ? "async partial " : "partial ");
        text.Append(method.RefKind switch { RefKind.Ref => "ref ", RefKind.RefReadOnly => "ref readonly ", _ => "" });
        text.Append(method.ReturnType.Code()).Append(' ').Append(CodeText.Identifier(method.Name)).Append(TypeArguments(method));
        text.Append('(');
        for (var i = 0; i < method.Parameters.Length; i++)
        {
            if (i > 0)
                text.Append(", ");
            if (SymbolEqualityComparer.Default.Equals(method.Parameters[i], marked))
                text.Append(CallerToken.MarkCode);
            foreach (var modifier in syntax.ParameterList.Parameters[i].Modifiers)
                text.Append(modifier.Text).Append(' ');
            text.Append(method.Parameters[i].Type.Code()).Append(' ').Append(CodeText.Identifier(method.Parameters[i].Name));
        }

        return text.Append(')').ToString();
    }

    /// <summary>One <c>where</c> clause for each constrained type parameter; an override states only what it may.</summary>
    public static IEnumerable<string> Constraints(IMethodSymbol method, MethodDeclarationSyntax syntax)
    {
        if (method.IsOverride)
            return syntax.ConstraintClauses.Select(c => $"where {c.Name.Identifier.Text} : {string.Join(", ", c.Constraints.Select(k => k.ToString()))}");

        return Constraints(method.TypeParameters);
    }

    /// <inheritdoc cref="Constraints(IMethodSymbol, MethodDeclarationSyntax)"/>
    public static IEnumerable<string> Constraints(IEnumerable<ITypeParameterSymbol> parameters) =>
        from parameter in parameters
        let parts = Constraint(parameter).ToList()
        where parts.Count > 0
        select $"where {CodeText.Identifier(parameter.Name)} : {string.Join(", ", parts)}";

    /// <summary><c>&lt;T, U&gt;</c>, or nothing.</summary>
    public static string TypeArguments(IMethodSymbol method) =>
        method.TypeParameters.IsEmpty ? "" : $"<{string.Join(", ", method.TypeParameters.Select(t => CodeText.Identifier(t.Name)))}>";

    private static IEnumerable<string> Constraint(ITypeParameterSymbol parameter)
    {
        if (parameter.HasUnmanagedTypeConstraint)
            yield return "unmanaged";
        else if (parameter.HasValueTypeConstraint)
            yield return "struct";
        else if (parameter.HasReferenceTypeConstraint)
            yield return parameter.ReferenceTypeConstraintNullableAnnotation == NullableAnnotation.Annotated ? "class?" : "class";
        else if (parameter.HasNotNullConstraint)
            yield return "notnull";

        foreach (var type in parameter.ConstraintTypes)
            yield return type.Code();
        if (parameter.HasConstructorConstraint && !parameter.HasValueTypeConstraint)
            yield return "new()";
        if (parameter.AllowsRefLikeType)
            yield return "allows ref struct";
    }
}
