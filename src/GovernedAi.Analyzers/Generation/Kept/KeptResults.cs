using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;

namespace GovernedAi.Analyzers.Generation;

/// <summary>
/// Keeps what was found at a syntax node as long as it would be found again. After every edit the driver asks of every node of every
/// file, and most edits stand in a body that has nothing to do with any of them.
/// </summary>
/// <typeparam name="T">What is found: an equatable model that holds no symbol and no syntax.</typeparam>
internal sealed class KeptResults<T>
{
    private readonly ConditionalWeakTable<SyntaxNode, Holder> _byNode = new();

    /// <summary>What <paramref name="find"/> finds, or found before where the same files and the same surroundings say that it would again.</summary>
    /// <param name="node">The node; what is kept goes when its tree goes.</param>
    /// <param name="compilation">What the node is part of.</param>
    /// <param name="context">Handed to <paramref name="find"/>.</param>
    /// <param name="find">
    /// Gives the result and the symbol it is about. It may read bodies in any file that holds a part of that symbol's type, and beyond those
    /// only what is declared.
    /// </param>
    /// <param name="cancellation">Stops the search.</param>
    /// <returns>What was found, or the exception that kept it from being: that one is not kept.</returns>
    public Attempt<T> Of<TContext>(SyntaxNode node, Compilation compilation, TContext context, Func<TContext, CancellationToken, (T Found, ISymbol? About)> find, CancellationToken cancellation)
    {
        try
        {
            return new(Find(node, compilation, context, find, cancellation), null);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            return new(default, StepFailure.At(node, exception));
        }
    }

    private T Find<TContext>(SyntaxNode node, Compilation compilation, TContext context, Func<TContext, CancellationToken, (T Found, ISymbol? About)> find, CancellationToken cancellation)
    {
        var surroundings = Surroundings.Of(compilation, cancellation);
        var holder = _byNode.GetOrCreateValue(node);
        if (holder.Kept is { } kept && kept.HoldsIn(compilation, surroundings))
            return kept.Found;

        var (found, about) = find(context, cancellation);
        holder.Kept = OtherParts(node, about) is { } parts ? new(found, surroundings, parts) : null;
        return found;
    }

    /// <summary>The other files with a part of the symbol's outermost type; <see langword="null"/> for what is about no type, such as the assembly.</summary>
    private static IReadOnlyList<SyntaxTree>? OtherParts(SyntaxNode node, ISymbol? about)
    {
        var type = about as INamedTypeSymbol ?? about?.ContainingType;
        while (type?.ContainingType is { } outer)
            type = outer;
        return type is null ? null : [.. type.DeclaringSyntaxReferences.Select(part => part.SyntaxTree).Where(tree => tree != node.SyntaxTree).Distinct()];
    }

    private sealed class Holder
    {
        private volatile Kept? _kept;

        public Kept? Kept { get => _kept; set => _kept = value; }
    }

    private sealed class Kept(T found, Surroundings surroundings, IReadOnlyList<SyntaxTree> parts)
    {
        public T Found => found;

        public bool HoldsIn(Compilation compilation, Surroundings now) => surroundings.Equals(now) && parts.All(compilation.ContainsSyntaxTree);
    }
}
