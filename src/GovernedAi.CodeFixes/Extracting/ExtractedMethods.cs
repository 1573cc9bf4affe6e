using GovernedAi.Analyzers.Generation;
using GovernedAi.CodeFixes.Editing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace GovernedAi.CodeFixes.Extracting;

/// <summary>
/// Governed methods made from calls. Calls of one method with the same parameters in one type share theirs, whether it was made
/// by this edit or stands in the source already; that is what makes Fix All and fixing one by one end in the same text.
/// </summary>
internal sealed class ExtractedMethods
{
    private readonly List<(INamedTypeSymbol Type, string Name, string Signature, string Source)> _made = [];

    /// <summary>The name under which the pair stands or is to stand in the type, and whether it has to be written.</summary>
    /// <param name="home">The type.</param>
    /// <param name="method">The name of the method called, which is the first choice.</param>
    /// <param name="pair">What is to stand there. Who governs it how is not compared: a call that is governed already stays so.</param>
    /// <param name="isHidden">Whether the place of the call gives a name another meaning.</param>
    public (string Name, bool IsNew) Settle(INamedTypeSymbol home, string method, GovernedPair pair, Func<string, bool> isHidden)
    {
        foreach (var name in Candidates(method).Where(c => !isHidden(c)))
        {
            var source = Squeezed(pair.Declaration(name) + pair.Core(name));
            if (_made.Any(m => m.Name == name && m.Source == source && Same(m.Type, home)) || Standing(home, name).Any(m => m.Source == source))
                return (name, false);

            if (IsFree(home, name, pair.Signature))
            {
                _made.Add((home, name, pair.Signature, source));
                return (name, true);
            }
        }

        throw new InvalidOperationException("Candidates never end.");
    }

    private static IEnumerable<string> Candidates(string method)
    {
        yield return method;
        yield return "Governed" + method;
        for (var number = 2; ; number++)
            yield return MemberName.Numbered("Governed" + method, number);
    }

    /// <summary>Whether nothing but other governed pairs, of other signatures, has the name or that of its core.</summary>
    private bool IsFree(INamedTypeSymbol home, string name, string signature)
    {
        var core = MemberName.With(name, "Core");
        var standing = Standing(home, name).ToList();

        return home.Name != name &&
            !home.TypeParameters.Any(t => t.Name == name || t.Name == core) &&
            !TakenNames.IsInherited(home, name) && !TakenNames.IsInherited(home, core) &&
            home.GetMembers(name).Length == standing.Count && home.GetMembers(core).Length == standing.Count &&
            standing.All(m => m.Signature != signature) &&
            !_made.Any(m => m.Name == name && m.Signature == signature && Same(m.Type, home));
    }

    /// <summary>Pairs of a partial declaration and its core in the source.</summary>
    private static IEnumerable<(string Signature, string Source)> Standing(INamedTypeSymbol home, string name)
    {
        foreach (var method in home.GetMembers(name).OfType<IMethodSymbol>())
        {
            var core = home.GetMembers(MemberName.With(name, "Core")).OfType<IMethodSymbol>()
                .FirstOrDefault(c => c.DeclaredAccessibility == Accessibility.Private && Signature(c) == Signature(method));
            if (core is not null && GoverningAttributes.Of(method) is not null && Source(method) is { Body: null, ExpressionBody: null } declaration && Source(core) is { } body)
                yield return (Signature(method), Squeezed(declaration.WithAttributeLists(default).ToString() + body));
        }
    }

    private static string Signature(IMethodSymbol method) => GovernedPair.SignatureOf(method.Arity, method.Parameters.Select(p => p.Type));

    private static MethodDeclarationSyntax? Source(IMethodSymbol method) =>
        method.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax() as MethodDeclarationSyntax;

    private static string Squeezed(string source) => string.Concat(source.Where(c => !char.IsWhiteSpace(c)));

    private static bool Same(INamedTypeSymbol a, INamedTypeSymbol b) => SymbolEqualityComparer.Default.Equals(a, b);
}
