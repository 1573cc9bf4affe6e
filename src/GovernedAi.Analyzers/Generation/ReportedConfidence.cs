using Microsoft.CodeAnalysis;

namespace GovernedAi.Analyzers.Generation;

/// <summary>Finds the member of a result in which the model says how sure it is.</summary>
internal static class ReportedConfidence
{
    private const string Mark = "GovernedAi.ReportedConfidenceAttribute";

    /// <returns>What is wrong with looking at it, or <see langword="null"/>.</returns>
    public static string? Fault(double least, MethodResult result, IMethodSymbol governed)
    {
        if (least is not (> 0 and <= 1))
            return "has a confidence that is not above 0 and up to 1: 0.8 is eighty in a hundred";
        if (!result.HasValue || Plain(result.Type!) is not { } type)
            return "looks at a confidence, but there is no result to report one";
        var members = Members(type);
        return members.Count switch
        {
            0 => $"looks at a confidence, but no member of `{type.Words()}` reports one: mark it [ReportedConfidence]",
            1 when !IsReadable(members[0], governed) => $"looks at `{members[0].Name}`, which it cannot read",
            1 when Unwrap(TypeOf(members[0])).SpecialType is not (SpecialType.System_Double or SpecialType.System_Single or SpecialType.System_Decimal) =>
                $"looks at `{members[0].Name}`, which is a `{TypeOf(members[0]).Words()}`: a confidence is a `double`, `float` or `decimal`",
            1 => null,
            _ => $"looks at a confidence, but `{members[0].Name}` and `{members[1].Name}` both report one; mark one",
        };
    }

    /// <summary>The expression that reads it from the proposal, as a number that may be missing; <see langword="null"/> when there is none.</summary>
    public static string? Read(MethodResult result, string proposal)
    {
        if (!result.HasValue || Plain(result.Type!) is not { } type || Members(type) is not { Count: 1 } members)
            return null;
        var access = result.Type!.IsReferenceType || !SymbolEqualityComparer.Default.Equals(type, result.Type) ? "?." : ".";
        return $"(double?){proposal}{access}{CodeText.Identifier(members[0].Name)}";
    }

    private static List<ISymbol> Members(ITypeSymbol type)
    {
        var found = new List<ISymbol>();
        for (ITypeSymbol? at = type; at is not null; at = at.BaseType)
        {
            foreach (var member in at.GetMembers())
            {
                if (member is IPropertySymbol { IsStatic: false, IsIndexer: false } or IFieldSymbol { IsStatic: false, IsImplicitlyDeclared: false } && (IsMarked(member) || IsMarkedParameter(at, member))
                    && found.TrueForAll(other => other.Name != member.Name))
                    found.Add(member);
            }
        }

        return found;
    }

    /// <summary>On a positional record the mark falls on the parameter, unless it is told to go to the property.</summary>
    private static bool IsMarkedParameter(ITypeSymbol type, ISymbol member) =>
        type is INamedTypeSymbol { IsRecord: true } named && named.InstanceConstructors.Any(c => c.Parameters.Any(p => p.Name == member.Name && IsMarked(p)));

    private static bool IsMarked(ISymbol symbol) => symbol.GetAttributes().Any(a => a.AttributeClass.IsNamed(Mark));

    private static bool IsReadable(ISymbol member, IMethodSymbol governed)
    {
        if (member is IPropertySymbol { GetMethod: null })
            return false;
        return member.DeclaredAccessibility switch
        {
            Accessibility.Public => true,
            Accessibility.Internal or Accessibility.ProtectedOrInternal => SymbolEqualityComparer.Default.Equals(member.ContainingAssembly, governed.ContainingAssembly),
            _ => SymbolEqualityComparer.Default.Equals(member.ContainingType, governed.ContainingType),
        };
    }

    private static ITypeSymbol TypeOf(ISymbol member) => member is IPropertySymbol property ? property.Type : ((IFieldSymbol)member).Type;

    private static ITypeSymbol Unwrap(ITypeSymbol type) =>
        type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable ? nullable.TypeArguments[0] : type;

    private static ITypeSymbol? Plain(ITypeSymbol type) => Unwrap(type) is INamedTypeSymbol named ? named : null;
}
