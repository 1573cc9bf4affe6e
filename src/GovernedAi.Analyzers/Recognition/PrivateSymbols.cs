using GovernedAi.Analyzers.Generation;
using GovernedAi.Privacy;
using Microsoft.CodeAnalysis;

namespace GovernedAi.Analyzers.Recognition;

/// <summary>Says of parameters and members what their attributes say about privacy: just what the runtime will go by.</summary>
internal static class PrivateSymbols
{
    /// <summary>Whether a parameter, property or field is sensitive; a property also by the constructor parameter of its name, as in a record.</summary>
    public static bool IsSensitive(this ISymbol symbol) => symbol.GetAttributes().Any(SaysSensitive) || NamesakeOf(symbol).Any(IsMarkedSensitive);

    /// <summary>Whether it holds the id of a data subject.</summary>
    public static bool IsDataSubject(this ISymbol symbol) =>
        symbol.GetAttributes().Concat(NamesakeOf(symbol).SelectMany(parameter => parameter.GetAttributes())).Any(a => a.AttributeClass.IsNamed(PrivacyNames.DataSubject));

    public static bool SaysSensitive(AttributeData attribute) => PrivacyNames.SaysSensitive(Names(attribute.AttributeClass));

    private static bool IsMarkedSensitive(IParameterSymbol parameter) => parameter.GetAttributes().Any(SaysSensitive);

    private static IEnumerable<IParameterSymbol> NamesakeOf(ISymbol symbol) => symbol is IPropertySymbol or IFieldSymbol
        ? symbol.ContainingType.InstanceConstructors.SelectMany(constructor => constructor.Parameters).Where(parameter => parameter.Name == symbol.Name)
        : [];

    private static IEnumerable<string?> Names(INamedTypeSymbol? attribute)
    {
        for (var type = attribute; type is not null; type = type.BaseType)
            yield return type.ToDisplayString();
    }
}
