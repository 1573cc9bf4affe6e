using System.Collections.Immutable;
using System.Reflection.Metadata;
using GovernedAi.Analyzers.Recognition;

namespace GovernedAi.Tool.Reading.Flow;

/// <summary>Follows workflows that are built of the user's own executors, and agents whose history is only cut short, from where they are made to where they are run.</summary>
/// <param name="file">The assembly.</param>
/// <param name="variables">What is known of its variables.</param>
/// <param name="found">What a body has shown.</param>
internal sealed class Workflows(AssemblyFile file, FlowVariables variables, Func<MethodDefinitionHandle, FoundInBody> found)
{
    private static readonly ImmutableHashSet<PluginLookup> NoModel = [];
    private const string WrittenList = "<>z__ReadOnly";
    private static readonly NameFilter Types = new(["WorkflowBuilder", "ChatHistoryTruncationReducer"]);

    private readonly Dictionary<EntityHandle, bool> _executors = [];
    private readonly Dictionary<EntityHandle, List<string>> _parameters = [];

    /// <summary>Whether an assembly builds any workflow, or cuts the history of any agent.</summary>
    public static bool MayBeIn(AssemblyFile file)
    {
        foreach (var handle in file.Metadata.TypeReferences)
        {
            if (Types.MayHold(file.Names, file.Metadata.GetTypeReference(handle).Name))
                return true;
        }

        return false;
    }

    /// <summary>Whether something is known of what a call gives, or of what it does to what it is given.</summary>
    public bool Matters(EntityHandle target, CallTraits call) => call.Name switch
    {
        ".ctor" => call.Type is WorkflowMembers.Builder or HistoryReducers.Agent or HistoryReducers.Truncating || call.Simple.StartsWith(WrittenList, StringComparison.Ordinal) || IsOwnExecutor(variables.Names.Declaring(target)),
        "set_" + HistoryReducers.Property => true,
        _ => call.Type is WorkflowMembers.Binding or WorkflowMembers.Bindings || WorkflowMembers.Builds(call.Type, call.Name),
    };

    /// <summary>A call takes values, and gives one.</summary>
    public FlowValue Called(FlowCall call, CallTraits traits, FlowValue result)
    {
        var builds = WorkflowMembers.Builds(traits.Type, traits.Name);
        for (var i = builds ? 1 : 0; i < call.Arguments.Length; i++)
            Left(call.From, call.Arguments[i]);
        if (call.OpCode == ILOpCode.Newobj)
            return Made(call, traits, result);
        if (builds)
            return Built(call, traits);
        if (traits.Name == "set_" + HistoryReducers.Property && call.Arguments is [var agent, var reducer])
            (reducer.IsNative ? found(call.From).Closed : found(call.From).Open).UnionWith(agent.MadeAt);
        return traits switch
        {
            { Type: WorkflowMembers.Binding, Name: "op_Implicit" } => Bound(call, Parameters(call.Target)[0] is "System.String"),
            { Type: WorkflowMembers.Bindings, Name: "BindExecutor" } => Bound(call, false),
            { Type: WorkflowMembers.Bindings, Name: "BindAsExecutor" } => Bound(call, IsDelegate(Parameters(call.Target)[0])),
            _ => result,
        };
    }

    /// <summary>The run of what is given to it.</summary>
    public void Run(FlowCall call, string kind)
    {
        if (kind == "kernel-function")
            return;
        var at = kind == "workflow-run" ? Array.FindIndex(call.Arguments, a => !a.MadeAt.IsEmpty) : 0;
        if (at >= 0 && at < call.Arguments.Length && call.Arguments[at] is { IsNative: true, MadeAt: { IsEmpty: false } made } && (kind != "workflow-run" || TakesWorkflow(call, at)))
            found(call.From).Runs[call.Offset] = made;
    }

    /// <summary>A builder goes where others may put something in.</summary>
    public void Left(MethodDefinitionHandle from, FlowValue value)
    {
        if (!value.Builders.IsEmpty)
            found(from).Open.UnionWith(value.Builders);
    }

    /// <summary>The runs that are shown to ask no model, once all bodies have been run.</summary>
    public static void Settle(IReadOnlyCollection<FoundInBody> bodies)
    {
        var closed = bodies.SelectMany(body => body.Closed).Except(bodies.SelectMany(body => body.Open)).ToHashSet();
        foreach (var body in bodies)
            body.OwnRuns.UnionWith(body.Runs.Where(run => closed.IsSupersetOf(run.Value)).Select(run => run.Key));
    }

    private FlowValue Made(FlowCall call, CallTraits traits, FlowValue result)
    {
        var at = ImmutableHashSet.Create(new RequestOrigin(RequestSource.Call, call.From, call.Offset));
        if (traits.Type == WorkflowMembers.Builder)
        {
            (call.Arguments.All(a => a.IsNative) ? found(call.From).Closed : found(call.From).Open).UnionWith(at);
            return new() { Native = NoModel, Builders = at };
        }

        if (traits.Simple.StartsWith(WrittenList, StringComparison.Ordinal) && call.Arguments is [var written])
            return written.Elements is null ? new() { Elements = [written], IsInPlace = true } : written;
        if (traits.Type == HistoryReducers.Truncating || IsOwnExecutor(variables.Names.Declaring(call.Target)))
            return new() { Native = NoModel };
        return traits.Type == HistoryReducers.Agent ? new() { Native = NoModel, MadeAt = at } : result;
    }

    private FlowValue Built(FlowCall call, CallTraits traits)
    {
        var (builder, parameters) = (call.Arguments[0], Parameters(call.Target));
        var first = call.Arguments.Length - parameters.Count;
        for (var i = 1; i < call.Arguments.Length; i++)
        {
            if (!IsOwn(call.Arguments[i], parameters[i - first]))
                found(call.From).Open.UnionWith(builder.Builders);
        }

        return traits.Name == "Build" ? new() { Native = builder.Native, MadeAt = builder.Builders } : new() { Native = builder.Native, Builders = builder.Builders };
    }

    private static bool IsOwn(FlowValue given, string parameter) =>
        !parameter.Contains(WorkflowMembers.Binding, StringComparison.Ordinal)
        || (parameter == WorkflowMembers.Binding ? given.IsNative : given is { IsInPlace: true, Elements: { } elements } && elements.TrueForAll(e => e.IsNative));

    private FlowValue Bound(FlowCall call, bool isOwn) => new()
    {
        Native = isOwn ? NoModel : Parameters(call.Target)[0] switch
        {
            WorkflowMembers.Executor => call.Arguments[0].Native,
            WorkflowMembers.Port => NoModel,
            _ => null,
        },
    };

    private bool TakesWorkflow(FlowCall call, int at)
    {
        var parameters = Parameters(call.Target);
        return at - (call.Arguments.Length - parameters.Count) is >= 0 and var index && parameters[index] == WorkflowMembers.Workflow;
    }

    private static bool IsDelegate(string parameter) => parameter.StartsWith("System.Func{", StringComparison.Ordinal) || parameter.StartsWith("System.Action{", StringComparison.Ordinal);

    private List<string> Parameters(EntityHandle target)
    {
        if (!_parameters.TryGetValue(target, out var parameters))
            _parameters.Add(target, parameters = ParameterList.Of(file.Ids.Of(target)));
        return parameters;
    }

    // A class of this assembly has nothing of an agent but what its own code calls, unless a base of the library's has.
    private bool IsOwnExecutor(EntityHandle type)
    {
        if (_executors.TryGetValue(type, out var isOne))
            return isOne;
        // What derives from itself, in a damaged file, is none.
        _executors.Add(type, false);
        return _executors[type] = file.Ids.Types.Definition(type) switch
        {
            { Kind: HandleKind.TypeDefinition } definition => file.Metadata.GetTypeDefinition((TypeDefinitionHandle)definition).BaseType is { IsNil: false } parent && IsOwnExecutor(parent),
            { } reference => WorkflowMembers.Executors.Contains(file.Ids.Types.Of(reference)),
            _ => false,
        };
    }
}
