namespace GovernedAi.Analyzers.Recognition;

/// <summary>The methods that make kernel functions, and plugins of them, of the user's own code.</summary>
/// <remarks>Knows nothing of Roslyn: whoever reads compiled assemblies goes by the same names.</remarks>
internal static class NativeFunctionMakers
{
    public static IReadOnlyCollection<string> Names { get; } = new HashSet<string>(StringComparer.Ordinal)
    {
        "CreateFromMethod", "CreateFunctionFromMethod", "ImportPluginFromType", "ImportPluginFromObject", "CreateFromType", "CreateFromObject", "CreatePluginFromType", "CreatePluginFromObject",
    };

    /// <summary>Whether a method of this name makes one.</summary>
    public static bool Make(string method) => ((HashSet<string>)Names).Contains(method);
}
