using System.Collections.Immutable;

namespace GovernedAi.Analyzers.Generation;

/// <summary>A type and its governed methods: what goes into one generated file.</summary>
internal sealed record GovernedType(GovernedTypeModel Model, EquatableArray<GovernedMethodModel> Methods)
{
    /// <summary>Methods by type, in an order that does not depend on the order of files.</summary>
    public static IEnumerable<GovernedType> Group(ImmutableArray<GovernedMethodModel> methods) =>
        methods
            .GroupBy(m => m.Type.FileName, StringComparer.OrdinalIgnoreCase)
            .OrderBy(g => g.Key, StringComparer.Ordinal)
            .Select(g => new GovernedType(g.First().Type, g.OrderBy(m => m.Id, StringComparer.Ordinal).ThenBy(m => m.Signature, StringComparer.Ordinal).ToEquatable()));
}
