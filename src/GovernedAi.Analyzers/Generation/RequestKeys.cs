using GovernedAi.Analyzers.Rules;
using Microsoft.CodeAnalysis;

namespace GovernedAi.Analyzers.Generation;

/// <summary>Finds what [RequestKey] names in an escalated method: parameters, and members of their types.</summary>
internal static class RequestKeys
{
    private const string Attribute = "GovernedAi.RequestKeyAttribute";

    public static bool IsMarked(ISymbol symbol) => symbol.GetAttributes().Any(a => a.AttributeClass.IsNamed(Attribute));

    /// <summary>Where the mark on a symbol stands; where the symbol does, when that cannot be told.</summary>
    public static Location Place(ISymbol symbol, CancellationToken cancellation) =>
        symbol.GetAttributes().FirstOrDefault(a => a.AttributeClass.IsNamed(Attribute))?.ApplicationSyntaxReference?.GetSyntax(cancellation).GetLocation()
        ?? symbol.Locations[0];

    /// <summary>The keys of an escalated method, in the order of its parameters.</summary>
    /// <param name="method">The declaration.</param>
    /// <param name="compilation">Decides what the method may read.</param>
    /// <param name="faults">Takes what is marked and cannot be a key.</param>
    /// <param name="cancellation">Stops the look.</param>
    public static EquatableArray<RequestKeyModel> Of(IMethodSymbol method, Compilation compilation, List<Fault> faults, CancellationToken cancellation)
    {
        var keys = new List<RequestKeyModel>();
        foreach (var parameter in method.Parameters)
        {
            if (IsMarked(parameter))
            {
                if (Obstacle(parameter) is { } obstacle)
                    faults.Add(new Fault(InvalidRequestKey.Rule, Place(parameter, cancellation), [parameter.Name, obstacle]));
                else
                    keys.Add(new RequestKeyModel(parameter.Name, null, null));
                continue;
            }

            foreach (var member in MembersOf(parameter))
            {
                if (Obstacle(member, method, compilation) is { } obstacle)
                    faults.Add(new Fault(InvalidRequestKey.Rule, method.Locations[0], [member.SpokenName(), obstacle]));
                else
                    keys.Add(Member(parameter, member));
            }
        }

        return keys.ToEquatable();
    }

    /// <summary>The types of the members that are keys, which are written as well.</summary>
    public static IEnumerable<ITypeSymbol> MemberTypes(IMethodSymbol method) =>
        method.Parameters.Where(p => !IsMarked(p)).SelectMany(MembersOf).Select(TypeOf);

    private static string? Obstacle(IParameterSymbol parameter)
    {
        if (parameter.RefKind == RefKind.Out)
            return "the method only writes it; mark what it is called with";
        return UnrecordedTypes.ReasonOf(parameter) is { } reason ? $"`{parameter.Type.Words()}` is not kept ({reason}); mark what identifies the call" : null;
    }

    private static string? Obstacle(ISymbol member, IMethodSymbol method, Compilation compilation)
    {
        var read = member is IPropertySymbol property ? property.GetMethod : member;
        if (read is null || !compilation.IsSymbolAccessibleWithin(read, method.ContainingType))
            return $"`{method.Name}` cannot read it; make it readable there";
        return UnrecordedTypes.Reason(TypeOf(member)) is { } reason
            ? $"`{TypeOf(member).Words()}` is not kept ({reason}); mark what identifies the call"
            : JsonObstacle.OfWriting(TypeOf(member));
    }

    private static IEnumerable<ISymbol> MembersOf(IParameterSymbol parameter)
    {
        if (parameter.RefKind == RefKind.Out || parameter.Type.IsRefLikeType)
            return [];
        IEnumerable<ITypeSymbol> types = Value(parameter.Type) is ITypeParameterSymbol generic ? generic.ConstraintTypes : [Value(parameter.Type)];
        return types.SelectMany(Declaring).SelectMany(t => t.GetMembers().Where(m => IsKey(m, t))).GroupBy(m => m.Name).Select(g => g.First());
    }

    private static IEnumerable<ITypeSymbol> Declaring(ITypeSymbol type)
    {
        for (ITypeSymbol? at = type; at is not null; at = at.BaseType)
            yield return at;
        if (type.TypeKind == TypeKind.Interface)
        {
            foreach (var inherited in type.AllInterfaces)
                yield return inherited;
        }
    }

    /// <summary>Written on a record's parameter, the mark is on no property.</summary>
    private static bool IsKey(ISymbol member, ITypeSymbol type) =>
        member is IPropertySymbol { IsStatic: false, IsIndexer: false } or IFieldSymbol { IsStatic: false, IsImplicitlyDeclared: false }
        && (IsMarked(member) || (type.IsRecord && member is IPropertySymbol && ((INamedTypeSymbol)type).InstanceConstructors.SelectMany(c => c.Parameters).Any(p => p.Name == member.Name && IsMarked(p))));

    private static RequestKeyModel Member(IParameterSymbol parameter, ISymbol member)
    {
        var it = SymbolEqualityComparer.Default.Equals(Value(parameter.Type), parameter.Type) ? parameter.Type.IsValueType ? "it" : "it!" : "it!.Value";
        return new($"{parameter.Name}.{member.Name}", CodeText.Identifier(parameter.Name), $"{CodeText.StaticCast(TypeOf(member))}{it}.{CodeText.Identifier(member.Name)}");
    }

    private static ITypeSymbol TypeOf(ISymbol member) => member is IPropertySymbol property ? property.Type : ((IFieldSymbol)member).Type;

    /// <summary>The type behind a <c>T?</c>.</summary>
    private static ITypeSymbol Value(ITypeSymbol type) =>
        type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable ? nullable.TypeArguments[0] : type;
}
