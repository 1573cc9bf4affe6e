using System.Reflection.Metadata;
using GovernedAi.Analyzers.Recognition;
using GovernedAi.Tool.Facts;

namespace GovernedAi.Tool.Reading.Flow;

/// <summary>A model call that shows only in what a call is given: an endpoint's address, a method's name.</summary>
internal sealed record UnlistedCall(BodyReference At, CalledFacts Call, CallForm Form);

/// <summary>
/// Finds the model calls that no table of methods lists: raw HTTP requests (GAI1005), dynamic and reflective calls (GAI1008); tells the runs of
/// kernel functions that are the user's own code and no prompt, and the endpoints that map a governed agent.
/// </summary>
internal sealed class UnlistedCalls
{
    // Each round carries values one variable on.
    private const int MaxRounds = 8;

    private readonly AssemblyFile _file;
    private readonly CalledMembers _called;
    private readonly UnseenTargets _targets;
    private readonly FlowVariables _variables;
    private readonly FlowText _texts;
    private readonly Dictionary<EntityHandle, MethodDefinitionHandle?> _own = [];
    private readonly HashSet<UnlistedCall> _calls = [];
    private readonly HashSet<(MethodDefinitionHandle From, int Offset)> _native = [];
    private readonly HashSet<(MethodDefinitionHandle From, int Offset)> _governed = [];
    private readonly StaticAgents _agents;

    private UnlistedCalls(AssemblyFile file, CalledMembers called, UnseenTargets targets, GovernedAgents agents)
    {
        (_file, _called, _targets) = (file, called, targets);
        _agents = new(file, type => agents.IsOne(file, type));
        _variables = new(file);
        var nearby = new NearbyText(file);
        _texts = new(nearby.Of);
    }

    /// <summary>The calls found.</summary>
    public IReadOnlyCollection<UnlistedCall> Calls => _calls;

    /// <summary>Whether a call runs a function that its method shows to be no prompt.</summary>
    public bool IsNative(BodyReference call) => _native.Contains((call.From, call.Offset));

    /// <summary>Whether a mapping is given an agent of which every run is governed.</summary>
    public bool MapsGoverned(BodyReference call) => _governed.Contains((call.From, call.Offset));

    public static UnlistedCalls Of(AssemblyFile file, CalledMembers called, UnseenTargets targets, GovernedAgents agents, CancellationToken cancellation)
    {
        var calls = new UnlistedCalls(file, called, targets, agents);
        if (FlowGate.IsOpen(file, targets))
            calls.Run(cancellation);
        return calls;
    }

    private void Run(CancellationToken cancellation)
    {
        var body = new BodyFlow(_file, _variables, _texts, _agents, Called);
        for (var round = 0; round == 0 || (_variables.HasChanged && round < MaxRounds); round++)
        {
            _variables.HasChanged = false;
            _calls.Clear();
            _native.Clear();
            _governed.Clear();
            foreach (var method in _file.Metadata.MethodDefinitions)
            {
                cancellation.ThrowIfCancellationRequested();
                body.Run(method);
            }
        }
    }

    private FlowValue Called(FlowCall call)
    {
        var (type, name) = (_variables.Names.TypeOf(call.Target), _variables.Names.Of(call.Target));
        var (space, simple) = type.LastIndexOf('.') is >= 0 and var dot ? (type[..dot], type[(dot + 1)..]) : ("", type);
        var given = call.Arguments.AsSpan(call.OpCode != ILOpCode.Newobj && _variables.Shapes.Of(call.Target).HasThis ? 1 : 0);

        if (RequestMembers.IsRequest(simple, space, name) || RequestMembers.IsRequestUri(simple, name))
            Requests(call, given);
        if (call.Arguments.Any(a => a.IsNative) && _called.Call(call.Target) is { RunsFunction: true })
            _native.Add((call.From, call.Offset));
        if (CallForms.MayMapAgent(name) && CallForms.RunsWhatItIsGiven(name) && call.Arguments.Any(a => a.IsGovernedAgent))
            _governed.Add((call.From, call.Offset));
        if (ReflectiveCalls.IsOne(simple, name))
            Reflects(call, name);
        if (type == "Microsoft.CSharp.RuntimeBinder.Binder" && name == "InvokeMember" && given.Length > 1)
            return new() { BinderOf = given[1].Literal };
        if (name == "Create" && given is [{ BinderOf: { } member }, ..] && _targets.MayReach(_file, _variables.Names.Declaring(call.Target), member))
            Add(call, Unseen(member, "dynamic"), CallForm.Dynamic);

        if (Own(call.Target) is { } own)
            return Passed(own, call);
        if (NativeFunctionMakers.Make(name))
            return new() { IsNative = !call.Arguments.Any(a => a.MayPrompt) && !MayPrompt(_variables.Names.TypeArgument(call.Target)) };
        if (name is "get_Item" or "GetAwaiter" or "ConfigureAwait" or "GetResult" && call.Arguments is [{ IsNative: true }, ..])
            return new() { IsNative = true };
        if (call.OpCode == ILOpCode.Newobj && NativeFunctionMakers.MayPrompt(simple))
            return new() { MayPrompt = true };
        if (name is "GetTypeFromHandle" or "op_Implicit" && given.Length == 1)
            return given[0];
        return RequestMembers.IsUrlMaker(simple, isString: type == "System.String") ? Made(call, name) : FlowValue.Unknown;
    }

    private static bool MayPrompt(string type) => NativeFunctionMakers.MayPrompt(type[(type.LastIndexOf('.') + 1)..]);

    private void Requests(FlowCall call, ReadOnlySpan<FlowValue> given)
    {
        foreach (var value in given)
        {
            foreach (var endpoint in value.Endpoints)
                Add(call, new($"http:{endpoint.Provider}", endpoint.Provider, "System.Net.Http", endpoint.Provider, endpoint.Kind, IsHandedOn: false, ModelCallFact.IsOnByDefault(endpoint.Kind)), CallForm.Request);
        }
    }

    private void Reflects(FlowCall call, string by)
    {
        var type = call.Arguments.Select(a => a.TypeOf).FirstOrDefault(t => t is not null);
        foreach (var name in call.Arguments.Select(a => a.Literal).OfType<string>())
        {
            if (type is { } of ? _targets.HasModelCall(_file, of, name) : _targets.MayReach(_file, name))
                Add(call, Unseen(name, by), CallForm.Reflection);
        }
    }

    // Into a method of the assembly's own, by its parameters, and out by what it returns.
    private FlowValue Passed(MethodDefinitionHandle own, FlowCall call)
    {
        var first = call.OpCode == ILOpCode.Newobj ? 1 : 0;
        for (var i = 0; i < call.Arguments.Length; i++)
            _variables.Set(own, FlowVariableKind.Argument, i + first, call.Arguments[i].Stored with { IsGovernedAgent = false });
        return call.OpCode == ILOpCode.Newobj ? FlowValue.Unknown : _variables.Result(own);
    }

    private FlowValue Made(FlowCall call, string name)
    {
        var parts = call.Arguments is [{ Elements: { } elements }] ? [.. elements] : call.Arguments;
        if (name == "Concat")
            return _texts.Whole(parts, call.From);
        return new() { Endpoints = [.. parts.SelectMany(p => p.Endpoints)] };
    }

    private MethodDefinitionHandle? Own(EntityHandle target)
    {
        if (!_own.TryGetValue(target, out var own))
            _own.Add(target, own = _called.Own(target));
        return own;
    }

    private void Add(FlowCall call, CalledFacts called, CallForm form) => _calls.Add(new(new(call.From, call.Offset, call.OpCode, call.Target), called, form));

    private static CalledFacts Unseen(string name, string way) => new($"{way}:{name}", name, "", "unknown", CalledFacts.Unseen, IsHandedOn: false, CountsByDefault: true);
}
