using Microsoft.CodeAnalysis;

namespace GovernedAi.Analyzers.Generation;

/// <summary>Writes the statements that hand a call's prompt to the record, by the type of the parameter that holds it.</summary>
internal static class PromptReader
{
    private const string Values = "global::GovernedAi.Runtime.CapturedValue";

    /// <param name="captured">The local that takes the prompt.</param>
    /// <param name="name">The parameter.</param>
    /// <param name="type">Its type.</param>
    public static IEnumerable<string> Statements(string captured, string name, ITypeSymbol type)
    {
        if (Text(name, type) is { } text)
            yield return $"{captured}.Prompt({text});";
        else if (JsonWriter.Of(name, type) is { } json)
            yield return $"{captured}.PromptJson({json});";
        else if (ResultPath.ElementType(type) is { } item && JsonWriter.Of("item", item) is { } each)
            yield return $"{captured}.PromptJson({Values}.JsonArray({name}, static item => {each}));";
        else if (ResultPath.ElementType(type) is { } line && Text("item", line) is { } one)
            yield return $"{captured}.Prompt({Values}.Lines({name}, static item => {one}));";
    }

    /// <summary>A sequence may yield its items once only: read it first, and hand on what was read.</summary>
    public static string? Materialize(string name, ITypeSymbol type) =>
        type.OriginalDefinition.SpecialType == SpecialType.System_Collections_Generic_IEnumerable_T ? $"{name} = {Values}.Read({name});" : null;

    private static string? Text(string expression, ITypeSymbol type)
    {
        if (type.SpecialType == SpecialType.System_String)
            return expression;
        if (type.IsNamed("System.BinaryData"))
            return $"{expression}?.ToString() ?? \"\"";
        return OverridesToString(type) && JsonWriter.Of(expression, type) is null ? $"{Values}.Text({expression}) ?? \"\"" : null;
    }

    /// <summary>A type that prints itself says something; the name of a type, which any other prints, says nothing.</summary>
    private static bool OverridesToString(ITypeSymbol type)
    {
        for (ITypeSymbol? at = type; at is { SpecialType: not SpecialType.System_Object and not SpecialType.System_ValueType and not SpecialType.System_Enum }; at = at.BaseType)
        {
            if (at.GetMembers("ToString").OfType<IMethodSymbol>().Any(m => m is { IsOverride: true, Parameters.IsEmpty: true }))
                return true;
        }

        return false;
    }
}
