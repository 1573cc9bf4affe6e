using System.Collections.Concurrent;
using System.ComponentModel;

namespace GovernedAi.Runtime;

/// <summary>The rule sets that each loaded assembly's build was held to, so that every intent record can name them. Generated code registers its own.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class RuleSetRegistry
{
    private static readonly ConcurrentDictionary<string, IReadOnlyList<RuleSetInForceAttribute>> ByAssembly = new(StringComparer.Ordinal);

    /// <summary>Says which sets an assembly was held to. Called once, by the assembly's module initializer.</summary>
    public static void Register(string assembly, params RuleSetInForceAttribute[] sets) => ByAssembly[assembly] = sets;

    /// <summary>The sets an assembly was held to; empty when there were none, or its code has not run yet.</summary>
    public static IReadOnlyList<RuleSetInForceAttribute> Of(string assembly) => ByAssembly.GetValueOrDefault(assembly) ?? [];
}
