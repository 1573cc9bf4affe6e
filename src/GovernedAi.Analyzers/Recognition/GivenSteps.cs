using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace GovernedAi.Analyzers.Recognition;

/// <summary>The names that a compilation writes among the arguments of a call that by its name may take a step of a pipeline: no other method can be one.</summary>
/// <remarks>Found by text, so that only such calls are looked at. A name written in escapes is not found, and its method stays reported.</remarks>
internal sealed class GivenSteps(Compilation compilation)
{
    private readonly Lazy<HashSet<string>> _names = new(() => [.. compilation.SyntaxTrees.SelectMany(In)]);

    public bool Hold(string name) => _names.Value.Contains(name);

    private static IEnumerable<string> In(SyntaxTree tree)
    {
        var text = tree.GetText().ToString();
        return from taker in CallForms.StepTakers
               from at in Calls(text, taker)
               from call in tree.GetRoot().FindToken(at).Parent?.AncestorsAndSelf().OfType<InvocationExpressionSyntax>().Take(1) ?? []
               from argument in call.ArgumentList.Arguments
               from name in argument.Expression.DescendantNodesAndSelf().OfType<SimpleNameSyntax>()
               select name.Identifier.ValueText;
    }

    private static IEnumerable<int> Calls(string text, string name)
    {
        for (var at = text.IndexOf(name, StringComparison.Ordinal); at >= 0; at = text.IndexOf(name, at + name.Length, StringComparison.Ordinal))
        {
            if (at > 0 && !SyntaxFacts.IsIdentifierPartCharacter(text[at - 1]) && IsCalled(text, at + name.Length))
                yield return at;
        }
    }

    private static bool IsCalled(string text, int at)
    {
        while (at < text.Length && char.IsWhiteSpace(text[at]))
            at++;
        return at < text.Length && text[at] is '(' or '<' or '/';
    }
}
