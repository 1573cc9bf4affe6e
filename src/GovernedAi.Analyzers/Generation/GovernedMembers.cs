using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using GovernedAi.Analyzers.HouseRules;
using Microsoft.CodeAnalysis;

namespace GovernedAi.Analyzers.Generation;

/// <summary>Answers for the rules which methods are governed and which are cores, each parsed once a compilation.</summary>
internal sealed class GovernedMembers
{
    private static readonly ConditionalWeakTable<Compilation, GovernedMembers> PerCompilation = new();

    private readonly Compilation _compilation;
    private readonly HashSet<IAssemblySymbol> _knowing;
    private readonly ConcurrentDictionary<IMethodSymbol, GovernedMethodParse?> _parses = new(SymbolEqualityComparer.Default);
    private readonly ConcurrentDictionary<INamedTypeSymbol, IReadOnlyList<(IMethodSymbol Core, IMethodSymbol Governed)>> _cores = new(SymbolEqualityComparer.Default);

    private GovernedMembers(Compilation compilation)
    {
        _compilation = compilation;
        _knowing = new(GovernanceAssemblies.Of(compilation), SymbolEqualityComparer.Default);
    }

    public static GovernedMembers Of(Compilation compilation) => PerCompilation.GetValue(compilation, static made => new(made));

    /// <summary>What the parser made of the method; <see langword="null"/> when nothing governs it.</summary>
    public GovernedMethodParse? Parse(IMethodSymbol method, CancellationToken cancellation) =>
        _parses.GetOrAdd((method.PartialDefinitionPart ?? method).OriginalDefinition, m => GovernedMethodParser.Parse(m, _compilation, cancellation));

    /// <summary>The governed method that <paramref name="member"/> is the core of, itself or by overriding it.</summary>
    public IMethodSymbol? GovernedBy(IMethodSymbol member)
    {
        // Asked of every call of a project; what does not know GovernedAi has no cores.
        for (var at = member.OriginalDefinition; at?.ContainingAssembly is { } assembly && _knowing.Contains(assembly); at = at.OverriddenMethod?.OriginalDefinition)
        {
            var definition = at.PartialDefinitionPart ?? at;
            foreach (var (core, governed) in CoresOf(definition.ContainingType))
            {
                if (SymbolEqualityComparer.Default.Equals(core, definition))
                    return governed;
            }
        }

        return null;
    }

    /// <summary>The name the body of a governed method has or must have.</summary>
    public static string CoreName(IMethodSymbol governed) =>
        GoverningAttributes.Of(governed)?.Core ?? CoreMethod.NameFor(governed.Name);

    private IReadOnlyList<(IMethodSymbol Core, IMethodSymbol Governed)> CoresOf(INamedTypeSymbol? type) =>
        type is null ? [] : _cores.GetOrAdd(type, t => [.. Cores(t)]);

    private static IEnumerable<(IMethodSymbol Core, IMethodSymbol Governed)> Cores(INamedTypeSymbol type)
    {
        foreach (var method in type.GetMembers().OfType<IMethodSymbol>())
        {
            // Compiled, a partial method is a method like any other.
            if ((method.IsPartialDefinition || (method.DeclaringSyntaxReferences.IsEmpty && !method.IsAbstract)) && GoverningAttributes.Of(method) is { } attributes
                && CoreMethod.Find(method, attributes.Core ?? CoreMethod.NameFor(method.Name)).Core is { } core)
            {
                yield return (core, method);
            }
        }
    }
}
