namespace GovernedAi.Analyzers.Recognition;

/// <summary>The members by which Agent Framework's workflows are built of executors, as far as they bring no agent in by themselves.</summary>
/// <remarks>Knows nothing of Roslyn: whoever reads compiled assemblies goes by the same names.</remarks>
internal static class WorkflowMembers
{
    public const string Workflow = Namespace + "Workflow";
    public const string Builder = Namespace + "WorkflowBuilder";
    public const string Binding = Namespace + "ExecutorBinding";
    public const string Executor = Namespace + "Executor";

    /// <summary>What a person or another system answers.</summary>
    public const string Port = Namespace + "RequestPort";

    /// <summary>The class whose extensions bind executors and functions.</summary>
    public const string Bindings = Namespace + "ExecutorBindingExtensions";

    private const string Namespace = "Microsoft.Agents.AI.Workflows.";

    private static readonly string[] Builders = [Builder, Namespace + "WorkflowBuilderExtensions", Namespace + "OpenTelemetryWorkflowBuilderExtensions"];

    private static readonly HashSet<string> Building = new(StringComparer.Ordinal)
    {
        "AddEdge", "AddFanOutEdge", "AddFanInEdge", "AddFanInBarrierEdge", "AddChain", "ForwardMessage", "ForwardExcept", "BindExecutor", "WithOutputFrom", "WithIntermediateOutputFrom",
        "WithName", "WithDescription", "WithOpenTelemetry", "AddExternalCall", "Build",
    };

    /// <summary>The executors of the library that run what they are given or what derives from them, and no agent; by metadata name.</summary>
    public static IReadOnlyList<string> Executors { get; } =
    [
        Executor, Executor + "`1", Executor + "`2", Namespace + "FunctionExecutor`1", Namespace + "FunctionExecutor`2", Namespace + "StatefulExecutor`1", Namespace + "StatefulExecutor`2", Namespace + "StatefulExecutor`3",
        Namespace + "AggregatingExecutor`2", Namespace + "ChatProtocolExecutor", Namespace + "ChatForwardingExecutor", Namespace + "Reflection.ReflectingExecutor`1",
    ];

    /// <summary>Whether a method of this type and name takes a builder first and adds nothing to it but the executors that it is given; it gives the builder, or what is built.</summary>
    public static bool Builds(string type, string method) => Building.Contains(method) && Array.IndexOf(Builders, type) >= 0;
}
