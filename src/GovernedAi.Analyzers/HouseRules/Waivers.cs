using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;

namespace GovernedAi.Analyzers.HouseRules;

/// <summary>Tells whether a rule is lifted from a place: by a waiver on the member, on a type around it, or on the assembly.</summary>
internal sealed class Waivers
{
    private static readonly ConditionalWeakTable<Compilation, Waivers> PerCompilation = new();

    private readonly WaiverReader _reader;
    private readonly DateTime _today;
    private readonly ConcurrentDictionary<ISymbol, ImmutableArray<Waiver>> _seen = new(SymbolEqualityComparer.Default);

    private Waivers(Compilation compilation, DateTime today)
    {
        _today = today;
        _reader = new WaiverReader(RuleBook.Of(compilation), today);
    }

    public static Waivers Of(Compilation compilation, DateTime today)
    {
        var waivers = PerCompilation.GetValue(compilation, c => new Waivers(c, today));
        return waivers._today == today ? waivers : new Waivers(compilation, today);
    }

    /// <summary>The waiver that lifts a house rule from a place.</summary>
    public Waiver? Of(HouseRule rule, ISymbol? place) => Find(place, waiver => rule.AnswersTo(waiver.Rule));

    /// <summary>The waiver that lifts one of this package's rules from a place.</summary>
    public Waiver? Of(string rule, ISymbol? place) => Find(place, waiver => waiver.Rule == rule);

    private Waiver? Find(ISymbol? place, Func<Waiver, bool> lifts)
    {
        for (var at = place; at is not null; at = at.ContainingSymbol)
        {
            foreach (var symbol in Faces(at))
            {
                foreach (var waiver in _seen.GetOrAdd(symbol, s => [.. _reader.On(s)]))
                {
                    if (lifts(waiver))
                        return waiver;
                }
            }
        }

        return null;
    }

    // An accessor's waiver may stand on its property, and one for a partial method on either part.
    private static IEnumerable<ISymbol> Faces(ISymbol symbol)
    {
        if (symbol is INamespaceSymbol or IModuleSymbol)
            yield break;
        yield return symbol;
        if (symbol is not IMethodSymbol method)
            yield break;
        if (method.AssociatedSymbol is { } associated)
            yield return associated;
        if (method.PartialDefinitionPart is { } declaration)
            yield return declaration;
        if (method.PartialImplementationPart is { } implementation)
            yield return implementation;
    }
}
