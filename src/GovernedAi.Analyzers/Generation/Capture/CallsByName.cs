using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace GovernedAi.Analyzers.Generation;

/// <summary>Where the calls of a file stand, by the name they are written with. A tree is walked once, however many edits of other files follow.</summary>
internal static class CallsByName
{
    private static readonly ConditionalWeakTable<SyntaxTree, (string Name, int Start)[]> PerTree = new();

    /// <summary>The places of the calls by a name that <paramref name="isMeant"/> takes.</summary>
    public static IEnumerable<int> In(SyntaxTree tree, Func<string, bool> isMeant, CancellationToken cancellation)
    {
        if (!PerTree.TryGetValue(tree, out var calls))
            calls = PerTree.GetValue(tree, _ => Walk(tree, cancellation));
        return calls.Where(call => isMeant(call.Name)).Select(call => call.Start);
    }

    private static (string Name, int Start)[] Walk(SyntaxTree tree, CancellationToken cancellation) =>
        [.. from call in tree.GetRoot(cancellation).DescendantNodes().OfType<InvocationExpressionSyntax>()
            let name = CapturedCallParser.NameOf(call)
            where name is not null
            select (name, call.SpanStart)];
}
