using Microsoft.CodeAnalysis;

namespace GovernedAi.Analyzers.Generation;

/// <summary>How a wrapper holds the reference its core returns until the call has ended.</summary>
/// <remarks>
/// What a local may refer to is settled by what it refers to first. Where the core may return what came in by reference, the local
/// has to start from there, or the compiler takes it to outlive that.
/// </remarks>
internal static class ReferenceResult
{
    /// <returns><see langword="null"/> when the method returns no reference.</returns>
    public static ReferenceModel? Of(IMethodSymbol method, Func<string, string> free)
    {
        if (method.RefKind == RefKind.None)
            return null;
        var type = method.ReturnType.Code();
        var start = Sources(method).FirstOrDefault(s => !s.Type.IsRefLikeType) is { Expression: { } source } found
            ? $"global::GovernedAi.Runtime.NoReference.Within<{type}, {found.Type.Code()}>(in {source})"
            : $"global::GovernedAi.Runtime.NoReference.Of<{type}>()";
        return new ReferenceModel((method.ReturnsByRefReadonly ? "ref readonly " : "ref ") + type, free("result"), start);
    }

    /// <summary>Why the reference cannot be held, or <see langword="null"/>.</summary>
    public static string? Obstacle(IMethodSymbol method)
    {
        if (method.RefKind == RefKind.None || Sources(method).ToList() is not { Count: > 0 } sources || sources.Exists(s => !s.Type.IsRefLikeType))
            return null;
        return $"the reference it returns may lead into `{sources[0].Expression}`, a ref struct that came in by reference; make that `scoped`, or return the value";
    }

    /// <summary>What came in by reference and may be returned: parameters, and the struct itself where the method says so.</summary>
    private static IEnumerable<(string Expression, ITypeSymbol Type)> Sources(IMethodSymbol method)
    {
        foreach (var parameter in method.Parameters)
        {
            if (parameter.RefKind is RefKind.Ref or RefKind.In or RefKind.RefReadOnlyParameter && parameter.ScopedKind == ScopedKind.None)
                yield return (CodeText.Identifier(parameter.Name), parameter.Type);
        }

        if (method is { IsStatic: false, ContainingType.IsValueType: true } && method.GetAttributes().Any(a => a.AttributeClass.IsNamed("System.Diagnostics.CodeAnalysis.UnscopedRefAttribute")))
            yield return ("this", method.ContainingType);
    }
}
