using Microsoft.CodeAnalysis;

namespace GovernedAi.Analyzers.Generation;

/// <summary>How a wrapper comes by the token its caller may cancel it with.</summary>
/// <param name="Name">The parameter that holds it, or <see langword="null"/> when nobody can give one.</param>
/// <param name="Marked">
/// The parameter that the wrapper marks as the enumeration's token: on neither part marked, what <c>WithCancellation</c> gives is lost.
/// </param>
/// <param name="Iterator">An iterator inside the wrapper that takes the token, where the method has no parameter for it.</param>
internal sealed record CallerToken(string? Name, IParameterSymbol? Marked, LocalIterator? Iterator)
{
    private const string Mark = "System.Runtime.CompilerServices.EnumeratorCancellationAttribute";

    /// <summary>The attribute as it is printed.</summary>
    public const string MarkCode = "[global::System.Runtime.CompilerServices.EnumeratorCancellation] ";

    /// <summary>Whether the compiler could not tell which parameter takes the enumeration's token.</summary>
    public static bool MarkedTwice(IMethodSymbol method) => method.Parameters.Count(IsMarked) > 1;

    private static bool IsMarked(IParameterSymbol parameter) => parameter.GetAttributes().Any(a => a.AttributeClass.IsNamed(Mark));

    /// <param name="method">The governed method.</param>
    /// <param name="free">Turns a name into one that nothing in the wrapper has.</param>
    public static CallerToken Of(IMethodSymbol method, Func<string, string> free)
    {
        var tokens = method.Parameters.Where(p => p.Type.IsNamed("System.Threading.CancellationToken") && p.RefKind != RefKind.Out).ToList();
        if (!method.ReturnType.IsNamed("System.Collections.Generic.IAsyncEnumerable`1"))
            return new(tokens.Count == 0 ? null : CodeText.Identifier(tokens[0].Name), null, null);
        if (tokens.Count > 0)
        {
            var marked = tokens.Find(IsMarked);
            return new(CodeText.Identifier((marked ?? tokens[0]).Name), marked is null ? tokens[0] : null, null);
        }

        // A local function of a struct cannot use `this`; there the token is lost, as it is in a struct's own iterator.
        if (method.ContainingType.IsValueType)
            return new(null, null, null);
        var (name, token) = (free("Governed" + method.Name), free("cancellation"));
        return new(token, null, new LocalIterator(
            $"async {method.ReturnType.Code()} {name}({MarkCode}global::System.Threading.CancellationToken {token} = default)", name));
    }
}
