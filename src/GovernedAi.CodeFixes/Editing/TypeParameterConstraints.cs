using Microsoft.CodeAnalysis;

namespace GovernedAi.CodeFixes.Editing;

/// <summary>Writes the constraints of a type parameter as source.</summary>
internal static class TypeParameterConstraints
{
    /// <summary><c>where T : class, new()</c>, or nothing when there are none.</summary>
    public static string Of(ITypeParameterSymbol parameter, SemanticModel model, int position)
    {
        var constraints = new List<string>();
        if (parameter.HasUnmanagedTypeConstraint)
            constraints.Add("unmanaged");
        else if (parameter.HasValueTypeConstraint)
            constraints.Add("struct");
        else if (parameter.HasReferenceTypeConstraint)
            constraints.Add(parameter.ReferenceTypeConstraintNullableAnnotation == NullableAnnotation.Annotated ? "class?" : "class");
        else if (parameter.HasNotNullConstraint)
            constraints.Add("notnull");

        constraints.AddRange(parameter.ConstraintTypes.Select(t => TypeText.Of(t, model, position)));

        if (parameter.HasConstructorConstraint)
            constraints.Add("new()");
        if (parameter.AllowsRefLikeType)
            constraints.Add("allows ref struct");

        return constraints.Count == 0 ? "" : $"where {parameter.Name} : {string.Join(", ", constraints)}";
    }
}
