using System.Collections.Concurrent;
using GovernedAi.Analyzers.Generation;
using Microsoft.CodeAnalysis;

namespace GovernedAi.Analyzers.Recognition;

/// <summary>Tells which types are agents or clients that others may run, and of which of them every run is governed.</summary>
internal sealed class GovernedAgents(ModelCallRecognizer modelCalls)
{
    private readonly ConcurrentDictionary<INamedTypeSymbol, bool> _governed = new(SymbolEqualityComparer.Default);

    /// <summary>Whether a type, or one it derives from, has runs to override: <c>AIAgent</c>, <c>IChatClient</c>.</summary>
    public bool IsAgent(ITypeSymbol? type) => type is INamedTypeSymbol named && RunsOf(named).Any();

    /// <summary>Whether a governed method answers each run that the type's abstractions have, so that nobody who holds one can get round it.</summary>
    public bool Are(ITypeSymbol? type)
        => type is INamedTypeSymbol { TypeKind: TypeKind.Class } named && _governed.GetOrAdd(named, at => RunsOf(at).Any() && AnswersOf(at).All(IsGoverned));

    /// <summary>The methods, each once, that answer the runs of a type: what has to be governed for all of them to be.</summary>
    public IEnumerable<IMethodSymbol?> AnswersOf(INamedTypeSymbol type)
        => RunsOf(type).Select(run => Answering(type, run)).Distinct<IMethodSymbol?>(SymbolEqualityComparer.Default);

    /// <summary>The model calls that a type declares or inherits and that derived types answer in their own way.</summary>
    private IEnumerable<IMethodSymbol> RunsOf(INamedTypeSymbol type)
        => type.Lineage().SelectMany(at => at.GetMembers()).OfType<IMethodSymbol>()
            .Where(method => (method.IsAbstract || method.IsVirtual) && !method.IsOverride && modelCalls.Recognize(method) is { CountsByDefault: true });

    private static IMethodSymbol? Answering(INamedTypeSymbol type, IMethodSymbol run)
    {
        var declared = run.ContainingType.TypeKind == TypeKind.Interface ? type.FindImplementationForInterfaceMember(run) as IMethodSymbol : run;
        for (var at = type; at is not null && declared is not null; at = at.BaseType)
        {
            if (at.GetMembers(declared.Name).OfType<IMethodSymbol>().FirstOrDefault(method => Overrides(method, declared)) is { } nearest)
                return nearest;
        }

        return declared;
    }

    private static bool Overrides(IMethodSymbol method, IMethodSymbol declared)
    {
        for (var at = method; at is not null; at = at.OverriddenMethod)
        {
            if (SymbolEqualityComparer.Default.Equals(at.OriginalDefinition, declared.OriginalDefinition))
                return true;
        }

        return false;
    }

    private static bool IsGoverned(IMethodSymbol? method) => method is not null && GoverningAttributes.Of(method.OriginalDefinition) is not null;
}
