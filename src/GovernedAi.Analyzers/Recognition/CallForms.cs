namespace GovernedAi.Analyzers.Recognition;

/// <summary>The names of model calls that are no invocation, and of mappings that run an agent at each request.</summary>
/// <remarks>Knows nothing of Roslyn: whoever reads compiled assemblies goes by the same names.</remarks>
internal static class CallForms
{
    /// <summary>Each turn of a loop over one calls the model.</summary>
    public const string ToolRunner = "Anthropic.Helpers.Beta.BetaToolRunner";

    /// <summary>What the first parameter of a mapping is called.</summary>
    public const string EndpointBuilder = "IEndpointRouteBuilder";

    private static readonly HashSet<string> Bindings = new(StringComparer.Ordinal)
    {
        "TextCompletionAttribute", "TextCompletionInputAttribute", "AssistantPostAttribute", "AssistantPostInputAttribute", "SemanticSearchAttribute", "SemanticSearchInputAttribute",
    };

    /// <summary>The assemblies whose bindings a host fills with a model's answer, and the namespaces those lie in.</summary>
    public static IReadOnlyList<string> Hosts { get; } = ["Microsoft.Azure.WebJobs.Extensions.OpenAI", "Microsoft.Azure.Functions.Worker.Extensions.OpenAI"];

    /// <summary>The names of methods that put an agent behind an HTTP endpoint.</summary>
    public static IReadOnlyCollection<string> MappingNames { get; } =
        ["MapA2A", "MapA2AHttpJson", "MapA2AJsonRpc", "MapAGUI", "MapAGUIServer", "MapOpenAIResponses", "MapOpenAIChatCompletions", "MapFoundryResponses"];

    private static readonly NameSet Mappings = new(MappingNames);

    /// <summary>Whether a method of this name may put an agent behind an HTTP endpoint.</summary>
    public static bool MayMapAgent(string method) => Mappings.Contains(method);

    /// <summary>Whether a mapping of this name runs the agent that it is given; else it takes a server from services that goes by the agent's name.</summary>
    public static bool RunsWhatItIsGiven(string mapping) => mapping is not ("MapA2AHttpJson" or "MapA2AJsonRpc");

    /// <summary>Whether an attribute binds a parameter to a model's answer.</summary>
    /// <param name="attribute">Simple name of the attribute's type.</param>
    /// <param name="space">Its namespace.</param>
    public static bool IsBinding(string attribute, Func<string> space) => Bindings.Contains(attribute) && space() is var lies && Hosts.Any(host => lies.StartsWith(host, StringComparison.Ordinal));
}
