namespace GovernedAi.Analyzers.Recognition;

/// <summary>The names of model calls that are no invocation, and of mappings that run an agent at each request.</summary>
/// <remarks>Knows nothing of Roslyn: whoever reads compiled assemblies goes by the same names.</remarks>
internal static class CallForms
{
    /// <summary>Each turn of a loop over one calls the model.</summary>
    public const string ToolRunner = "Anthropic.Helpers.Beta.BetaToolRunner";

    private const string AutoGen = "AutoGen.Core";
    private const string Use = "Use";
    private const string EndpointBuilder = "IEndpointRouteBuilder";

    private static readonly HashSet<string> Bindings = new(StringComparer.Ordinal)
    {
        "TextCompletionAttribute", "TextCompletionInputAttribute", "AssistantPostAttribute", "AssistantPostInputAttribute", "SemanticSearchAttribute", "SemanticSearchInputAttribute",
    };

    /// <summary>The assemblies whose bindings a host fills with a model's answer, and the namespaces those lie in.</summary>
    public static IReadOnlyList<string> Hosts { get; } = ["Microsoft.Azure.WebJobs.Extensions.OpenAI", "Microsoft.Azure.Functions.Worker.Extensions.OpenAI"];

    // The methods that put an agent where requests run it, each with the type of its first parameter.
    private static readonly Dictionary<string, string> Mappings = new(StringComparer.Ordinal)
    {
        ["MapA2A"] = EndpointBuilder,
        ["MapA2AHttpJson"] = EndpointBuilder,
        ["MapA2AJsonRpc"] = EndpointBuilder,
        ["MapAGUI"] = EndpointBuilder,
        ["MapAGUIServer"] = EndpointBuilder,
        ["MapOpenAIResponses"] = EndpointBuilder,
        ["MapOpenAIChatCompletions"] = EndpointBuilder,
        ["MapFoundryResponses"] = EndpointBuilder,
        ["UseAgentAsOpenAIChatCompletionEndpoint"] = "IApplicationBuilder",
        ["UseLangChainServeOpenAi"] = "WebApplication",
    };

    /// <summary>The names of methods that put an agent behind an HTTP endpoint.</summary>
    public static IReadOnlyCollection<string> MappingNames => Mappings.Keys;

    /// <inheritdoc cref="MappingNames"/>
    public static NameSet MappingSet { get; } = new(Mappings.Keys);

    /// <summary>Whether a method of this name may put an agent behind an HTTP endpoint.</summary>
    public static bool MayMapAgent(string method) => MappingSet.Contains(method);

    /// <summary>Whether a method of this name, the first parameter of which is of a type of that simple name, puts an agent behind an HTTP endpoint.</summary>
    public static bool MapsAgent(string method, string first) => Mappings.TryGetValue(method, out var host) && host == first;

    /// <summary>Whether a mapping of this name runs the agent that it is given; else it takes a server from services that goes by the agent's name.</summary>
    public static bool RunsWhatItIsGiven(string mapping) => mapping is not ("MapA2AHttpJson" or "MapA2AJsonRpc");

    /// <summary>The names of methods that may take a step of a pipeline.</summary>
    public static IReadOnlyList<string> StepTakers { get; } = [Use, "RegisterMiddleware", "RegisterReply", "RegisterPreProcess", "RegisterPostProcess"];

    /// <summary>Those of them that can take one where the libraries are referenced that <paramref name="references"/> says are.</summary>
    public static IEnumerable<string> StepTakersOf(Func<string, bool> references) => references(AutoGen) ? StepTakers : [Use];

    /// <summary>Whether a method takes a delegate as a step of an agent's or a client's pipeline, so that whoever calls the agent makes the step's calls.</summary>
    /// <param name="method">Its name.</param>
    /// <param name="type">Simple name of the type that declares it.</param>
    /// <param name="space">That type's namespace.</param>
    public static bool TakesStep(string method, string type, Func<string> space) => (method, type) switch
    {
        (Use, "MiddlewareAgent") or ("RegisterMiddleware" or "RegisterReply" or "RegisterPreProcess" or "RegisterPostProcess", "MiddlewareExtension") => space() is AutoGen,
        (Use, _) => (type.EndsWith("Builder", StringComparison.Ordinal) || type.EndsWith("BuilderExtensions", StringComparison.Ordinal)) && space() is "Microsoft.Extensions.AI" or "Microsoft.Agents.AI",
        _ => false,
    };

    /// <summary>What makes a delegate of a client, for servers to sample its model whenever they like.</summary>
    public const string DelegateMaker = "CreateSamplingHandler";

    /// <summary>The kind of call that such a delegate is.</summary>
    public const string Sampling = "mcp-sampling";

    /// <summary>Whether a method of this name and declaring type makes a delegate of a client.</summary>
    public static bool MakesDelegate(string method, string type) => method == DelegateMaker && type == "AIContentExtensions";

    /// <summary>Whether an attribute binds a parameter to a model's answer.</summary>
    /// <param name="attribute">Simple name of the attribute's type.</param>
    /// <param name="space">Its namespace.</param>
    public static bool IsBinding(string attribute, Func<string> space) => Bindings.Contains(attribute) && space() is var lies && Hosts.Any(host => lies.StartsWith(host, StringComparison.Ordinal));
}
