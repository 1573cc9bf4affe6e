using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace GovernedAi.Analyzers.Recognition;

/// <summary>The names that a compilation writes among the arguments of a call that by its name may take a step of a pipeline: no other method can be one.</summary>
/// <remarks>Found by text, so that only such calls are looked at. A call that is written otherwise than <c>.Use(</c> is not found, and its method stays reported.</remarks>
internal sealed class GivenSteps(Compilation compilation)
{
    private readonly Lazy<HashSet<string>> _names = new(() => [.. In(compilation)]);

    public bool Hold(string name) => _names.Value.Contains(name);

    private static IEnumerable<string> In(Compilation compilation)
    {
        var takers = CallForms.StepTakersOf(library => compilation.ReferencedAssemblyNames.Any(reference => reference.Name == library)).ToList();
        return from tree in compilation.SyntaxTrees
               let text = tree.GetText().ToString()
               from taker in takers
               from at in Calls(text, taker)
               from call in tree.GetRoot().FindToken(at).Parent?.AncestorsAndSelf().OfType<InvocationExpressionSyntax>().Take(1) ?? []
               from argument in call.ArgumentList.Arguments
               from name in argument.Expression.DescendantNodesAndSelf().OfType<SimpleNameSyntax>()
               select name.Identifier.ValueText;
    }

    private static IEnumerable<int> Calls(string text, string name)
    {
        var access = "." + name;
        for (var at = text.IndexOf(access, StringComparison.Ordinal); at >= 0; at = text.IndexOf(access, at + access.Length, StringComparison.Ordinal))
        {
            if (IsCalled(text, at + access.Length))
                yield return at + 1;
        }
    }

    private static bool IsCalled(string text, int at)
    {
        while (at < text.Length && char.IsWhiteSpace(text[at]))
            at++;
        return at < text.Length && text[at] is '(' or '<' or '/';
    }
}
