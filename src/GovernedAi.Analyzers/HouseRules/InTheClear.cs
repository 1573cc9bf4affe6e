using GovernedAi.Analyzers.Generation;
using GovernedAi.Analyzers.Recognition;
using Microsoft.CodeAnalysis;

namespace GovernedAi.Analyzers.HouseRules;

/// <summary>Finds values of types that a rule wants redacted and that a method would record as they are: nothing on the way to them is marked [Sensitive].</summary>
internal static class InTheClear
{
    /// <summary>What is recorded deeper than this is not followed.</summary>
    private const int MaxDepth = 8;

    /// <summary>Each as a path: <c>bill.Driver.Passport</c>, <c>result.Passport</c>.</summary>
    public static IEnumerable<string> In(IMethodSymbol method, TypeList redacted)
    {
        foreach (var parameter in method.Parameters.Where(p => !p.IsSensitive() && UnrecordedTypes.ReasonOf(p) is null))
        {
            if (Path(parameter.Type, parameter.Name, redacted, OnTheWay(), depth: 0) is { } path)
                yield return path;
        }

        if (!method.GetReturnTypeAttributes().Any(PrivateSymbols.SaysSensitive) && Path(method.ReturnType, "result", redacted, OnTheWay(), depth: 0) is { } result)
            yield return result;
    }

    private static HashSet<ITypeSymbol> OnTheWay() => new(SymbolEqualityComparer.Default);

    private static string? Path(ITypeSymbol type, string path, TypeList redacted, HashSet<ITypeSymbol> onTheWay, int depth)
    {
        if (depth > MaxDepth)
            return null;
        foreach (var part in HandledTypes.PartsOf(type))
        {
            if (part.Lineage().Any(redacted.Holds))
                return path;
            if (!onTheWay.Add(part.OriginalDefinition) || IsFrameworks(part))
                continue;
            foreach (var member in part.Lineage().SelectMany(at => at.GetMembers()).Where(IsWritten))
            {
                if (!member.IsSensitive() && Path(TypeOf(member), $"{path}.{member.Name}", redacted, onTheWay, depth + 1) is { } found)
                    return found;
            }
        }

        return null;
    }

    private static bool IsWritten(ISymbol member) =>
        member is { IsStatic: false, DeclaredAccessibility: Accessibility.Public } and (IPropertySymbol { IsIndexer: false, GetMethod: not null } or IFieldSymbol);

    private static ITypeSymbol TypeOf(ISymbol member) => member is IPropertySymbol property ? property.Type : ((IFieldSymbol)member).Type;

    private static bool IsFrameworks(INamedTypeSymbol type)
    {
        var space = type.ContainingNamespace;
        while (space is { IsGlobalNamespace: false, ContainingNamespace.IsGlobalNamespace: false })
            space = space.ContainingNamespace;
        return space?.Name == "System";
    }
}
