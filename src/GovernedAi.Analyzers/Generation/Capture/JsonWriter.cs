using Microsoft.CodeAnalysis;

namespace GovernedAi.Analyzers.Generation;

/// <summary>Writes a library's own value as JSON through what the library provides for it: strongly typed, and without reflection.</summary>
internal static class JsonWriter
{
    /// <param name="expression">The value, which is not null.</param>
    /// <param name="type">Its type.</param>
    /// <returns>An expression for the text, or <see langword="null"/> where the library provides nothing.</returns>
    public static string? Of(string expression, ITypeSymbol type)
    {
        if (type.AllInterfaces.Any(i => i.IsNamed("System.ClientModel.Primitives.IPersistableModel`1") && SymbolEqualityComparer.Default.Equals(i.TypeArguments[0], type)))
            return $"global::System.ClientModel.Primitives.ModelReaderWriter.Write<{type.Code().TrimEnd('?')}>({expression}).ToString()";
        if (type is INamedTypeSymbol { ContainingAssembly.Name: "Microsoft.Extensions.AI.Abstractions", TypeKind: TypeKind.Class })
            return $"global::System.Text.Json.JsonSerializer.Serialize({expression}, global::Microsoft.Extensions.AI.AIJsonUtilities.DefaultOptions.GetTypeInfo(typeof({type.Code().TrimEnd('?')})))";
        return null;
    }
}
