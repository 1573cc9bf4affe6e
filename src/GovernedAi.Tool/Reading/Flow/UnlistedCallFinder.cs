using System.Reflection.Metadata;
using GovernedAi.Analyzers.Recognition;
using GovernedAi.Tool.Facts;

namespace GovernedAi.Tool.Reading.Flow;

/// <summary>
/// Finds the model calls that no table of methods lists: raw HTTP requests (GAI1005), dynamic and reflective calls (GAI1008); tells the runs of
/// kernel functions and workflows that are the user's own code, and the endpoints that map a governed agent.
/// </summary>
internal sealed class UnlistedCallFinder
{
    private static readonly NameFilter Mappings = new([.. CallForms.MappingNames]);

    private readonly AssemblyFile _file;
    private readonly CalledMembers _called;
    private readonly UnseenTargets _targets;
    private readonly FlowVariables _variables;
    private readonly FlowText _texts;
    private readonly Dictionary<EntityHandle, MethodDefinitionHandle?> _own = [];
    private readonly Dictionary<EntityHandle, CallTraits> _traits = [];
    private readonly Dictionary<EntityHandle, bool> _sends = [];
    private readonly Dictionary<MethodDefinitionHandle, FoundInBody> _found = [];
    private readonly MethodQueue _queue;
    private readonly StaticTypes _agents;
    private readonly CarriedTexts _carried;
    private readonly ClientAddresses? _clients;
    private readonly KernelFlow? _kernels;
    private readonly Workflows? _workflows;

    public UnlistedCallFinder(AssemblyFile file, CalledMembers called, UnseenTargets targets, GovernedAgents agents, Lazy<UserMembers> users)
    {
        (_file, _called, _targets) = (file, called, targets);
        _agents = new(file, type => agents.IsOne(file, type), file.Metadata.MemberReferences.Any(member => Mappings.MayHold(file.Names, file.Metadata.GetMemberReference(member).Name)));
        _queue = new(file.Metadata);
        _variables = new(file, _queue.Add);
        var nearby = new NearbyText(file);
        _texts = new(file.Metadata, nearby.Of, nearby.BaseAddress);
        _carried = new(_variables, users, called.Implemented);
        if (ClientAddresses.MayBeIn(file))
            _clients = new(_variables, new(file, type => targets.IsClient(file, type), mayTell: true));
        if (KernelFlow.MayBeIn(file))
            _kernels = new(file, called, users, _variables, Found);
        if (Workflows.MayBeIn(file))
            _workflows = new(file, _variables, Found);
        if (PreparedRequests.MayBeIn(file))
            Prepared = new(file, users.Value, new(file, type => targets.IsRequest(file, type), mayTell: true), _variables, type => targets.IsHandler(file, type));
    }

    /// <summary>The requests that are followed to whoever sends them; null where there are none.</summary>
    public PreparedRequests? Prepared { get; }

    // A method is run again for what it has read becoming another value. Values only ever join, so that comes to an end.
    public Dictionary<MethodDefinitionHandle, FoundInBody> Run(CancellationToken cancellation)
    {
        var body = new BodyFlow(_file, _variables, _texts, _agents, new(Prepared, _clients, _kernels, _workflows, _carried), Called, Own, IsPlain);
        while (_queue.TryTake(out var method, out var isFirst))
        {
            cancellation.ThrowIfCancellationRequested();
            _variables.Reader = isFirst ? method : null;
            _found.Remove(method);
            body.Run(method);
        }

        foreach (var call in _clients?.Found() ?? [])
            Found(call.At.From).Calls.Add(call);
        Workflows.Settle(_found.Values);

        return _found;
    }

    private FoundInBody Found(MethodDefinitionHandle method)
    {
        if (!_found.TryGetValue(method, out var found))
            _found.Add(method, found = new());
        return found;
    }

    private CallTraits Traits(EntityHandle target)
    {
        if (!_traits.TryGetValue(target, out var traits))
            _traits.Add(target, traits = CallTraits.Of(_variables.Names.TypeOf(target), _variables.Names.Of(target)));
        return traits;
    }

    private FlowValue Called(FlowCall call)
    {
        var traits = Traits(call.Target);
        if (_workflows is not null && Array.Exists(call.Arguments, a => a.IsNative) && _called.Call(call.Target) is { Depends: true } run)
            _workflows.Run(call, run.Kind);
        GiveAway(call, traits.Name);
        var result = IsPlain(call.Target) ? Completed(call) : Called(call, traits);
        if (_workflows is not null)
            result = _workflows.Called(call, traits, result);
        if (_clients is not null)
            result = _clients.Called(call, traits, result);
        if (_kernels is not null)
            result = _kernels.Called(call, traits, result);
        return Prepared is null ? result : Prepared.Called(call, traits, result);
    }

    // A method whose code is not at hand makes a request of a URL if it says that it posts or sends, or extends the client and does not say that it reads.
    private bool Sends(EntityHandle target)
    {
        if (!_sends.TryGetValue(target, out var sends))
            _sends.Add(target, sends = Own(target) is null && (Traits(target).Posts || !RequestMembers.Reads(Traits(target).Name) && _called.ExtendsClient(target)));
        return sends;
    }

    // Whoever has a variable's address may put another value there; what an await is set up with is only read, and what finds writes what it finds.
    private void GiveAway(FlowCall call, string name)
    {
        if (name is "AwaitUnsafeOnCompleted" or "AwaitOnCompleted" || KernelPluginMethods.Finds(name))
            return;
        for (var i = call.OpCode != ILOpCode.Newobj && _variables.Shapes.Of(call.Target).HasThis ? 1 : 0; i < call.Arguments.Length; i++)
            _variables.GiveAway(call.From, call.Arguments[i]);
    }

    private bool IsPlain(EntityHandle target) => Traits(target).IsPlain && Own(target) is null && !Sends(target) && Prepared?.Gives(target) is not true && _clients?.Gives(target) is not true
        && _kernels?.Concerns(target, Traits(target)) is not true && _workflows?.Matters(target, Traits(target)) is not true;

    private FlowValue Called(FlowCall call, CallTraits traits)
    {
        var name = traits.Name;
        var given = call.Arguments.AsSpan(call.OpCode != ILOpCode.Newobj && _variables.Shapes.Of(call.Target).HasThis ? 1 : 0);

        if (traits.IsRequest || Sends(call.Target))
            Requests(call, given);
        if (traits.MapsAgent && call.Arguments.Any(a => a.IsGovernedAgent))
            Found(call.From).Governed.Add(call.Offset);
        if (traits.Reflects)
            Reflects(call, name);
        if (traits.Binds && given.Length > 1)
            return new() { BinderOf = given[1].Literal };
        if (name == "Create" && given is [{ BinderOf: { } member }, ..] && _targets.MayReach(_file, _variables.Names.Declaring(call.Target), member))
            Add(call, Unseen(member, "dynamic"), CallForm.Dynamic);

        if ((traits.Carries || traits.MakesUrl) && _carried.Called(call, traits) is { } carried)
            return carried;
        if (Own(call.Target) is { } own)
            return Passed(own, call);
        if (traits.GivesReadingVerb)
            return new() { OnlyReads = true };
        if (name is "GetTypeFromHandle" or "op_Implicit" && given.Length == 1)
            return given[0];
        return traits.MakesUrl ? Made(call, name) : Completed(call);
    }

    private void Requests(FlowCall call, ReadOnlySpan<FlowValue> given)
    {
        foreach (var value in given)
        {
            // Of several paths of one provider, one speaks for all.
            foreach (var endpoint in value.Endpoints.OrderByDescending(e => e.Called.CountsByDefault).ThenBy(e => e.Kind, StringComparer.Ordinal).DistinctBy(e => e.Provider))
                Add(call, endpoint.Called, CallForm.Request);
        }
    }

    private void Reflects(FlowCall call, string by)
    {
        var type = call.Arguments.Select(a => a.TypeOf).FirstOrDefault(t => t is not null);
        foreach (var name in call.Arguments.Select(a => a.Literal).OfType<string>())
        {
            if (type is { } of ? _targets.HasModelCall(_file, of, name) : ReflectiveCalls.Tells(name) && _targets.MayReach(_file, name))
                Add(call, Unseen(name, by), CallForm.Reflection);
        }
    }

    // Into a method of the assembly's own, by its parameters, and out by what it returns.
    private FlowValue Passed(MethodDefinitionHandle own, FlowCall call)
    {
        var first = call.OpCode == ILOpCode.Newobj ? 1 : 0;
        for (var i = 0; i < call.Arguments.Length; i++)
            _variables.Set(own, FlowVariableKind.Argument, i + first, call.Arguments[i].Given);
        if (call.OpCode == ILOpCode.Newobj)
            return FlowValue.Unknown;
        var result = _variables.Result(own);
        return Completed(call) is { Endpoints: { IsEmpty: false } given } ? result with { Endpoints = result.Endpoints.Union(given) } : result;
    }

    // What a method gives may be the URL it was given, completed.
    private FlowValue Completed(FlowCall call) => Array.Exists(call.Arguments, a => !a.Endpoints.IsEmpty) && _variables.Shapes.Of(call.Target).ReturnsAddress && !Traits(call.Target).IsRequest && !Sends(call.Target)
        ? new() { Endpoints = [.. call.Arguments.SelectMany(a => a.Endpoints)] } : FlowValue.Unknown;

    private FlowValue Made(FlowCall call, string name)
    {
        var parts = call.Arguments is [{ Elements: { } elements }] ? [.. elements] : call.Arguments;
        if (name == "Concat")
            return _texts.Whole(parts, call.From);
        var first = call.OpCode != ILOpCode.Newobj && _variables.Shapes.Of(call.Target).HasThis ? 1 : 0;
        var kept = parts.Where((_, i) => i < first || RequestMembers.Keeps(name, i - first));
        return new() { Endpoints = [.. kept.SelectMany(p => p.Elements ?? [p]).SelectMany(p => p.Endpoints).Where(e => !IsCutOut(e, call, name))] };
    }

    private static bool IsCutOut(NamedEndpoint endpoint, FlowCall call, string name) =>
        name == "Replace" && call.Arguments is [{ Endpoints: var changed }, { Literal: var old }, var with, ..] && changed.Contains(endpoint)
        && RequestMembers.CutsPath(endpoint.Text, old, with.IsEmptyText ? "" : with.Literal);

    private MethodDefinitionHandle? Own(EntityHandle target)
    {
        if (!_own.TryGetValue(target, out var own))
            _own.Add(target, own = _called.Own(target));
        return own;
    }

    private void Add(FlowCall call, CalledFacts called, CallForm form) => Found(call.From).Calls.Add(new(new(call.From, call.Offset, call.OpCode, call.Target), called, form));

    private static CalledFacts Unseen(string name, string way) => new($"{way}:{name}", name, "", "unknown", CalledFacts.Unseen, IsHandedOn: false, CountsByDefault: true);
}
