namespace GovernedAi.Analyzers.Recognition;

/// <summary>The methods that make kernel functions, and plugins of them, that are no prompt: of a program's own code, or of a web service's description.</summary>
/// <remarks>Knows nothing of Roslyn: whoever reads compiled assemblies goes by the same names.</remarks>
internal static class NativeFunctionMakers
{
    private static readonly HashSet<string> PromptingPlugins = new(StringComparer.Ordinal) { "ConversationSummaryPlugin" };

    public static IReadOnlyCollection<string> Names { get; } = new HashSet<string>(StringComparer.Ordinal)
    {
        "CreateFromMethod", "CreateFunctionFromMethod", "ImportPluginFromType", "ImportPluginFromObject", "CreateFromType", "CreateFromObject", "AddFromType", "AddFromObject", "CreatePluginFromType", "CreatePluginFromObject",
        "CreateFromOpenApi", "CreateFromOpenApiAsync", "CreatePluginFromOpenApiAsync", "ImportPluginFromOpenApi", "ImportPluginFromOpenApiAsync",
        "CreatePluginFromApiManifestAsync", "ImportPluginFromApiManifestAsync", "CreatePluginFromCopilotAgentPluginAsync", "ImportPluginFromCopilotAgentPluginAsync",
        "CreatePluginFromGrpc", "CreatePluginFromGrpcDirectory", "ImportPluginFromGrpcDirectory", "ImportPluginFromGrpcFile",
    };

    /// <summary>Whether a method of this name makes one.</summary>
    public static bool Make(string method) => ((HashSet<string>)Names).Contains(method);

    /// <summary>Whether a plugin type of a library, by its simple name, is ordinary code that puts prompts to the kernel: what is made of it may be a prompt.</summary>
    public static bool MayPrompt(string pluginType) => PromptingPlugins.Contains(pluginType);
}
