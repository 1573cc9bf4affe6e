using Microsoft.CodeAnalysis;

namespace GovernedAi.Analyzers.Generation;

/// <summary>The private method with the user's body, which the wrapper runs.</summary>
internal static class CoreMethod
{
    /// <summary>The core of <c>RouteAsync</c> is <c>RouteCoreAsync</c>, of <c>Route</c> it is <c>RouteCore</c>.</summary>
    public static string NameFor(string method) =>
        method.Length > 5 && method.EndsWith("Async", StringComparison.Ordinal)
            ? method.Substring(0, method.Length - 5) + "CoreAsync"
            : method + "Core";

    /// <summary>Whether a method is hidden enough to be a core: asked of every call of a project.</summary>
    public static bool MayBe(IMethodSymbol method) => method.DeclaredAccessibility is Accessibility.Private or Accessibility.Protected or Accessibility.ProtectedAndInternal;

    /// <summary>Finds the core of <paramref name="method"/> in its own type; a base class's does not count.</summary>
    /// <returns>The core, or what is wrong with the nearest thing to it.</returns>
    public static (IMethodSymbol? Core, string? Fault) Find(IMethodSymbol method, string name)
    {
        var candidates = method.ContainingType.GetMembers(name).OfType<IMethodSymbol>()
            .Where(m => m.MethodKind == MethodKind.Ordinary && !SymbolEqualityComparer.Default.Equals(m, method))
            .ToList();
        if (candidates.Count == 0)
            return (null, $"is missing: write `{Wanted(method, name)}` with the body in it");

        var faults = new List<string>();
        foreach (var candidate in candidates)
        {
            if (Mismatch(method, candidate) is not { } fault)
                return (candidate, null);
            faults.Add(fault);
        }

        // Of several overloads the one with as many parameters is the one that was meant.
        var nearest = candidates.FindIndex(c => c.Parameters.Length == method.Parameters.Length);
        return (null, faults[Math.Max(nearest, 0)]);
    }

    /// <summary>Another governed method that <paramref name="core"/> is the body of.</summary>
    public static IMethodSymbol? SharedWith(IMethodSymbol method, IMethodSymbol core, string name) =>
        method.ContainingType.GetMembers().OfType<IMethodSymbol>().FirstOrDefault(other =>
            other.IsPartialDefinition && !SymbolEqualityComparer.Default.Equals(other, method)
            && GovernedMembers.CoreName(other) == name && GoverningAttributes.Of(other) is not null
            && SymbolEqualityComparer.Default.Equals(Find(other, name).Core, core));

    /// <summary>The header the core should have, as a person would write it.</summary>
    public static string Wanted(IMethodSymbol method, string name)
    {
        var parameters = string.Join(", ", method.Parameters.Select(p => $"{RefWord(p.RefKind)}{p.Type.Words()} {p.Name}"));
        return $"private {(method.IsStatic ? "static " : "")}{method.ReturnType.Words()} {name}{MethodSignature.TypeArguments(method)}({parameters})";
    }

    private static string? Mismatch(IMethodSymbol method, IMethodSymbol core)
    {
        if (core.Arity != method.Arity)
            return method.Arity == 0 ? "must not be generic" : $"must have the type parameters `{MethodSignature.TypeArguments(method)}`";

        var closed = core.Arity == 0 ? core : core.Construct([.. method.TypeParameters]);
        if (!SameParameters(method, closed))
            return $"must take the same parameters: ({string.Join(", ", method.Parameters.Select(p => RefWord(p.RefKind) + p.Type.Words()))})";
        if (!SameType(method.ReturnType, closed.ReturnType) || method.RefKind != closed.RefKind)
            return $"must return `{method.ReturnType.Words()}`, not `{core.ReturnType.Words()}`";
        if (core.Arity > 0 && !SameConstraints(method, core))
            return "must have the same constraints on its type parameters";
        if (core.IsStatic && (core.IsVirtual || core.IsAbstract))
            return "must not be virtual: being static it could only be called on a type parameter; make it private";
        if (method.IsStatic && !core.IsStatic)
            return "must be static";
        if (!method.IsStatic && method.IsReadOnly && !core.IsStatic && !core.IsReadOnly)
            return "must be readonly: the wrapper is, and would run it on a copy";
        if (core.IsAsync && core.ReturnsVoid)
            return "must not be `async void`: the wrapper would end before it does; return a `Task`";
        if (core.IsPartialDefinition && core.PartialImplementationPart is null)
            return "must have a body";
        if (!IsClosed(core))
            return "must be private (or protected and virtual, so that a derived type may replace it), or callers can go round the governance";
        return null;
    }

    private static bool IsClosed(IMethodSymbol core) => core.DeclaredAccessibility switch
    {
        Accessibility.Private => true,
        Accessibility.Protected or Accessibility.ProtectedAndInternal => core.IsVirtual || core.IsAbstract || core.IsOverride,
        _ => false,
    };

    private static bool SameParameters(IMethodSymbol method, IMethodSymbol core)
    {
        if (method.Parameters.Length != core.Parameters.Length)
            return false;
        for (var i = 0; i < method.Parameters.Length; i++)
        {
            var (mine, theirs) = (method.Parameters[i], core.Parameters[i]);
            if (mine.RefKind != theirs.RefKind || !SameType(mine.Type, theirs.Type))
                return false;
        }

        return true;
    }

    private static bool SameConstraints(IMethodSymbol method, IMethodSymbol core) =>
        MethodSignature.Constraints(method.TypeParameters).SequenceEqual(
            MethodSignature.Constraints(core.TypeParameters).Select(c => Renamed(c, core, method)));

    /// <summary>The clause with the core's names for its type parameters replaced; exact enough, since a false alarm only asks for the same names.</summary>
    private static string Renamed(string clause, IMethodSymbol core, IMethodSymbol method)
    {
        for (var i = 0; i < core.Arity; i++)
        {
            if (core.TypeParameters[i].Name != method.TypeParameters[i].Name)
                clause = clause.Replace($"where {core.TypeParameters[i].Name} :", $"where {method.TypeParameters[i].Name} :");
        }

        return clause;
    }

    /// <summary>The same type, and the same nullability where both sides state one.</summary>
    private static bool SameType(ITypeSymbol mine, ITypeSymbol theirs)
    {
        if (!SymbolEqualityComparer.Default.Equals(mine, theirs))
            return false;
        return SymbolEqualityComparer.IncludeNullability.Equals(mine, theirs) || IsOblivious(mine) || IsOblivious(theirs) || mine.Code() == theirs.Code();
    }

    private static bool IsOblivious(ITypeSymbol type) => type switch
    {
        IArrayTypeSymbol array => array.NullableAnnotation == NullableAnnotation.None || IsOblivious(array.ElementType),
        INamedTypeSymbol named => (named.IsReferenceType && named.NullableAnnotation == NullableAnnotation.None) || named.TypeArguments.Any(IsOblivious),
        _ => false,
    };

    private static string RefWord(RefKind kind) => kind switch
    {
        RefKind.Ref => "ref ",
        RefKind.Out => "out ",
        RefKind.In => "in ",
        RefKind.RefReadOnlyParameter => "ref readonly ",
        _ => "",
    };
}
