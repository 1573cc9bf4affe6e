using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace GovernedAi.Analyzers.Recognition;

/// <summary>Model calls that are no invocation: a loop over a runner that calls the model for each turn, a binding that a host fills with an answer.</summary>
internal static class WithoutACall
{
    /// <summary>Whether a library that has such loops is referenced.</summary>
    public static bool MayLoop(KnownSymbols known) => known.Libraries.Contains("Anthropic");

    /// <summary>Whether a library that has such bindings is referenced.</summary>
    public static bool MayBind(KnownSymbols known) => CallForms.Hosts.Any(known.References);

    /// <summary>What a loop runs, if going round it calls a model.</summary>
    public static string? Runner(IForEachLoopOperation loop)
    {
        var type = loop.Collection is IConversionOperation conversion ? conversion.Operand.Type : loop.Collection.Type;
        return loop.IsAsynchronous && type is INamedTypeSymbol named && named.Lineage().Any(at => at.Is(CallForms.ToolRunner)) ? $"await foreach over {named.Name}" : null;
    }

    /// <summary>The binding that a host fills with a model's answer before the method runs.</summary>
    public static string? Binding(IParameterSymbol parameter)
    {
        foreach (var attribute in parameter.GetAttributes())
        {
            if (attribute.AttributeClass is { } type && CallForms.IsBinding(type.Name, () => type.ContainingNamespace.ToDisplayString()))
                return $"[{type.Name.Substring(0, type.Name.Length - "Attribute".Length)}]";
        }

        return null;
    }
}
