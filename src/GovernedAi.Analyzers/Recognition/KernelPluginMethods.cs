namespace GovernedAi.Analyzers.Recognition;

/// <summary>How a method makes a plugin, and where among its values, the kernel or the collection before the others, stands the plugin's name.</summary>
/// <param name="Of">What the plugin is made of.</param>
/// <param name="NameAt">The position of its name.</param>
/// <param name="Adds">Whether the plugin goes into a kernel by that.</param>
internal sealed record PluginMaker(PluginSource Of, int NameAt, bool Adds)
{
    /// <summary>The name of a plugin that is given none, by the type it is made of; null for a generic type, which gets a name made up of several.</summary>
    public static string? NameOf(string simpleType) => simpleType.Length == 0 || simpleType.Contains('`') ? null : simpleType;

    /// <summary>The name of a plugin of a directory that is given none.</summary>
    public static string? NameOfDirectory(string? path) => path?.Split('/', '\\').Last() is { Length: > 0 } last ? last : null;
}

internal enum PluginSource
{
    Type,
    Object,
    Functions,
    Prompts,
    Service,
}

/// <summary>The methods by which Semantic Kernel's plugins get into a kernel under a name, and by which they are taken out by it.</summary>
/// <remarks>Knows nothing of Roslyn: whoever reads compiled assemblies goes by the same names.</remarks>
internal static class KernelPluginMethods
{
    private static readonly (string, PluginSource, int)[] Sources =
    [
        ("Type", PluginSource.Type, 0),
        ("Object", PluginSource.Object, 1),
        ("Functions", PluginSource.Functions, 0),
        ("PromptDirectory", PluginSource.Prompts, 1),
        ("PromptDirectoryYaml", PluginSource.Prompts, 1),
        ("OpenApi", PluginSource.Service, 0),
        ("OpenApiAsync", PluginSource.Service, 0),
        ("ApiManifestAsync", PluginSource.Service, 0),
        ("CopilotAgentPluginAsync", PluginSource.Service, 0),
    ];

    private static readonly Dictionary<string, PluginMaker> Makers = All().ToDictionary(maker => maker.Method, maker => maker.Maker, StringComparer.Ordinal);

    /// <summary>The methods that put a plugin into a kernel, by name.</summary>
    public static IEnumerable<string> Importing => Makers.Where(maker => maker.Value.Adds).Select(maker => maker.Key);

    /// <summary>Whether a type of this simple name holds a kernel's plugins.</summary>
    public static bool IsHolder(string? type) => type is "Kernel" or "IKernelBuilder" or "IKernelBuilderPlugins" or "KernelPluginCollection" or "IReadOnlyKernelPluginCollection";

    /// <summary>How a method of this name makes a plugin; null where it does not.</summary>
    public static PluginMaker? Maker(string method) => Makers.TryGetValue(method, out var maker) ? maker : null;

    /// <summary>Whether a method of a holder puts plugins there that it is given.</summary>
    public static bool Adds(string method) => method is "Add" or "AddRange";

    /// <summary>Whether a method of a holder, or the getter of its indexer, gives what the plugin has whose name is its first argument.</summary>
    public static bool LooksUp(string method) => method is "get_Item" or "GetFunction" or "TryGetPlugin" or "TryGetFunction";

    /// <summary>Whether a method gives what it finds by reference, and nothing else.</summary>
    public static bool Finds(string method) => method is "TryGetPlugin" or "TryGetFunction";

    /// <summary>Whether a holder that a method makes of another has the plugins of that one: a kernel only when it is built, for other methods may make any.</summary>
    public static bool Passes(string method, string made) => made != "Kernel" || method == "Build";

    private static IEnumerable<(string Method, PluginMaker Maker)> All()
    {
        foreach (var (prefix, receiver, adds) in new[] { ("ImportPluginFrom", 1, true), ("AddFrom", 1, true), ("CreatePluginFrom", 1, false), ("CreateFrom", 0, false) })
        {
            foreach (var (suffix, of, at) in Sources)
                yield return (prefix + suffix, new(of, receiver + at, adds));
        }
    }
}
