using Microsoft.CodeAnalysis;

namespace GovernedAi.Analyzers.Generation;

/// <summary>
/// Attributes that have another generator implement a partial method. What that generator writes is not to be seen here: two parts would
/// stop the compiler (CS0757) before it hears any rule, so the method is left to the other and the rule says so.
/// </summary>
internal static class OtherGenerators
{
    private static readonly string[] OnMethod =
    [
        "System.Text.RegularExpressions.GeneratedRegexAttribute",
        "System.Runtime.InteropServices.LibraryImportAttribute",
        "System.Runtime.InteropServices.JavaScript.JSImportAttribute",
        "Microsoft.Extensions.Logging.LoggerMessageAttribute",
    ];

    /// <summary>On these types it implements every partial method.</summary>
    private static readonly string[] OnType = ["Riok.Mapperly.Abstractions.MapperAttribute"];

    /// <returns>The name of the attribute, or <see langword="null"/> where none is known to speak to another generator.</returns>
    public static string? AskedBy(IMethodSymbol method) => Find(method, OnMethod) ?? Find(method.ContainingType, OnType);

    private static string? Find(ISymbol symbol, string[] names) => symbol.GetAttributes()
        .Select(attribute => attribute.AttributeClass)
        .FirstOrDefault(type => Array.Exists(names, name => type.IsNamed(name)))?.Name is { } found ? found.Substring(0, found.Length - "Attribute".Length) : null;
}
