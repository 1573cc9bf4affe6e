using System.Collections.Concurrent;
using GovernedAi.Analyzers.Recognition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace GovernedAi.Analyzers.HouseRules;

/// <summary>Tells whether a method of this compilation, and what it calls of it, calls no model.</summary>
internal sealed class ModelFreeMethods(Compilation compilation)
{
    private readonly ConcurrentDictionary<IMethodSymbol, bool> _seen = new(SymbolEqualityComparer.Default);
    private readonly KnownSymbols _known = KnownSymbols.Of(compilation);

    /// <summary>Whether a method of that name exists in the type or its bases and calls no model.</summary>
    public bool Holds(INamedTypeSymbol type, string name, CancellationToken cancellation)
    {
        for (var at = type; at is not null; at = at.BaseType)
        {
            if (at.GetMembers(name).OfType<IMethodSymbol>().FirstOrDefault() is { } method)
                return Holds(method, [], cancellation);
        }

        return false;
    }

    private bool Holds(IMethodSymbol method, HashSet<IMethodSymbol> onTheWay, CancellationToken cancellation)
    {
        var body = (method.PartialImplementationPart ?? method).OriginalDefinition;
        if (_seen.TryGetValue(body, out var known))
            return known;
        return !onTheWay.Add(body) || (_seen[body] = Decide(body, onTheWay, cancellation));
    }

    private bool Decide(IMethodSymbol method, HashSet<IMethodSymbol> onTheWay, CancellationToken cancellation)
    {
        foreach (var reference in method.DeclaringSyntaxReferences)
        {
            var declaration = reference.GetSyntax(cancellation);
            SemanticModel? model = null;
            foreach (var call in declaration.DescendantNodes().OfType<InvocationExpressionSyntax>())
            {
#pragma warning disable RS1030 // A fallback's body is another member's; only rules that demand to know it look.
                model ??= compilation.GetSemanticModel(declaration.SyntaxTree);
#pragma warning restore RS1030
                if (model.GetSymbolInfo(call, cancellation).Symbol is IMethodSymbol called && !IsFree(called, onTheWay, cancellation))
                    return false;
            }
        }

        return true;
    }

    private bool IsFree(IMethodSymbol called, HashSet<IMethodSymbol> onTheWay, CancellationToken cancellation)
    {
        if (_known.ModelCalls.Recognize(called) is not null || _known.HandedOn.Is(called))
            return false;
        return !SymbolEqualityComparer.Default.Equals(called.ContainingAssembly, compilation.Assembly) || Holds(called, onTheWay, cancellation);
    }
}
