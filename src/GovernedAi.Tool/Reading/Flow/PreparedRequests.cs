using System.Collections.Immutable;
using System.Reflection;
using System.Reflection.Metadata;
using GovernedAi.Analyzers.Recognition;

namespace GovernedAi.Tool.Reading.Flow;

/// <summary>Tells where an HTTP request is only prepared, made or addressed, for somebody else to send: by the analyzer's rules.</summary>
/// <remarks>
/// Requests are followed within a member of the user's, through what the compiler made of its lambdas, local functions and states. What gives
/// something that is no request does no harm: nobody asks about it.
/// </remarks>
internal sealed class PreparedRequests(AssemblyFile file, UserMembers users, StaticTypes requests, FlowVariables variables, Func<TypeDefinitionHandle, bool> isHandler)
{
    private static readonly NameFilter Message = new(["HttpRequestMessage"]);

    private readonly Dictionary<RequestOrigin, Ways> _ways = [];
    private readonly Dictionary<RequestOrigin, HashSet<RequestOrigin>> _holders = [];
    private readonly Dictionary<(MethodDefinitionHandle, int), ImmutableHashSet<RequestOrigin>> _addressed = [];
    private readonly Dictionary<EntityHandle, bool> _gives = [];
    private readonly RequestVerbs _verbs = new();
    private readonly SharedSlots _slots = new(file);

    [Flags]
    private enum Ways
    {
        None = 0,
        Sent = 1,
        Passed = 2,
        Returned = 4,
        Left = 8,
    }

    /// <summary>Whether an assembly has requests at all.</summary>
    public static bool MayBeIn(AssemblyFile file)
    {
        foreach (var handle in file.Metadata.TypeReferences)
        {
            if (Message.MayHold(file.Names, file.Metadata.GetTypeReference(handle).Name))
                return true;
        }

        return false;
    }

    /// <summary>Whether the request that a call makes or addresses leaves the member around unsent.</summary>
    public bool IsHandedOut(BodyReference at)
    {
        var origins = Origins(at);
        var ways = WithHolders(origins).Aggregate(origins.Any(o => o.IsOthers) ? Ways.Left : Ways.None, (all, origin) => all | _ways.GetValueOrDefault(origin));
        return (ways & Ways.Sent) == 0 && ((ways & Ways.Returned) != 0 || (ways & (Ways.Left | Ways.Passed)) == Ways.Left);
    }

    /// <summary>Whether a message handler only sets where the request goes that it was given: whoever made that request makes the call.</summary>
    public bool IsReaddressed(BodyReference at) =>
        _addressed.GetValueOrDefault((at.From, at.Offset)) is { IsEmpty: false } origins && origins.All(o => o.Source == RequestSource.Argument && SendsOn(file.Metadata.GetMethodDefinition(o.In)));

    private bool SendsOn(MethodDefinition method) =>
        (method.Attributes & (MethodAttributes.Virtual | MethodAttributes.NewSlot)) == MethodAttributes.Virtual && RequestMembers.SendsOn(file.Metadata.GetString(method.Name)) && isHandler(method.GetDeclaringType());

    /// <summary>Whether the request that a call makes or addresses only fetches or removes.</summary>
    public bool OnlyReads(BodyReference at) => _verbs.OnlyRead(Origins(at));

    /// <summary>Whether what a call gives may be a request.</summary>
    public bool Gives(EntityHandle target)
    {
        if (!_gives.TryGetValue(target, out var gives))
            _gives.Add(target, gives = variables.Shapes.Of(target).ReturnsParameter || requests.OfResult(target) || variables.Names.Of(target) == ".ctor" && requests.OfType(variables.Names.Declaring(target)));
        return gives;
    }

    public FlowValue OfArgument(MethodDefinitionHandle method, int index, FlowValue value) =>
        requests.OfArgument(method, index) ? With(value, new RequestOrigin(RequestSource.Argument, method, index)) : value;

    public FlowValue OfField(MethodDefinitionHandle method, int token, FlowValue value) =>
        variables.IsLocal(token) ? _slots.OfField(token, value) : requests.OfField(token) ? With(value, Holder(method, token)) : value;

    public FlowValue OfLocal(FlowValue value) => _slots.OfLocal(value);

    /// <summary>A function as a value: it makes what its runs return.</summary>
    public FlowValue OfFunction(MethodDefinitionHandle? function) =>
        function is { } made && IsInner(made) && variables.Result(made).Requests is { IsEmpty: false } results ? new() { IsFunction = true, Requests = results } : FlowValue.Unknown;

    /// <summary>A field is given a value.</summary>
    /// <returns>What of it whoever reads the field sees.</returns>
    public FlowValue Stored(MethodDefinitionHandle method, int token, FlowValue value)
    {
        if (value.Requests.IsEmpty || variables.IsLocal(token))
            return value;
        LeaveTo(Holder(method, token), value);
        return value.WithoutRequests;
    }

    /// <summary>A value goes where others find it.</summary>
    public void Left(FlowValue value) => Mark(value, Ways.Left);

    /// <summary>A method returns a value.</summary>
    /// <returns>What of it whoever calls the method sees.</returns>
    public FlowValue Returned(MethodDefinitionHandle method, FlowValue value)
    {
        if (value.Requests.IsEmpty)
            return value;
        var function = users.FunctionOf(method);
        if (!IsInner(function))
            Mark(value, Ways.Returned);
        else if (function != method)
            variables.SetResult(function, new() { Requests = value.Requests });
        return IsInner(method) ? value : value.WithoutRequests;
    }

    /// <summary>A call takes values, and gives one.</summary>
    /// <returns>What it gives, with the requests that it hands through.</returns>
    public FlowValue Called(FlowCall call, CallTraits traits, FlowValue result)
    {
        var hasThis = call.OpCode != ILOpCode.Newobj && variables.Shapes.Of(call.Target).HasThis;
        if (hasThis && traits.Name == "set_RequestUri")
            _addressed[(call.From, call.Offset)] = call.Arguments[0].Requests.Union(_addressed.GetValueOrDefault((call.From, call.Offset)) ?? []);
        var here = new RequestOrigin(RequestSource.Call, call.From, call.Offset);
        if (hasThis && traits.SetsVerb)
        {
            foreach (var request in call.Arguments[0] is { IsOneOf: true } && call.Arguments[1].OnlyReads ? [] : call.Arguments[0].Requests)
                _verbs.Add(request, here, call.Arguments[1]);
        }
        else if (call.OpCode == ILOpCode.Newobj && traits.Simple == "HttpRequestMessage" && call.Arguments.Length > 1)
        {
            _verbs.Add(here, here, call.Arguments[0]);
        }

        if (hasThis && RequestCalls.GiveTheirReceiver(traits.Name))
            result = With(result, call.Arguments[0].Requests);
        if (RequestCalls.EndAsync(traits))
            Returned(call.From, call.Arguments[^1]);
        else if (!RequestCalls.RunStates(traits))
            result = Taken(call, traits, call.Arguments.AsSpan(hasThis ? 1 : 0), result);

        if (!Gives(call.Target))
            return result;
        result = With(result, here);
        return traits.Name.StartsWith("get_", StringComparison.Ordinal) ? With(result, Holder(call.From, traits)) : result;
    }

    private FlowValue Taken(FlowCall call, CallTraits traits, ReadOnlySpan<FlowValue> given, FlowValue result)
    {
        foreach (var value in given)
        {
            if (value.Requests.IsEmpty)
                continue;
            if (value.IsFunction || RequestCalls.MakeTask(traits))
                result = With(result, value.Requests);
            else if (traits.Name.StartsWith("set_", StringComparison.Ordinal))
                LeaveTo(Holder(call.From, traits), value);
            else
                // Which of several is sent cannot be told: then none is sent for certain.
                Mark(value, traits.IsRequest && !value.IsOneOf ? Ways.Sent : call.OpCode == ILOpCode.Newobj && RequestCalls.Compose(traits) ? Ways.Left : Ways.Passed);
        }

        return result;
    }

    private ImmutableHashSet<RequestOrigin> Origins(BodyReference at) => _addressed.GetValueOrDefault((at.From, at.Offset)) ?? [new(RequestSource.Call, at.From, at.Offset)];

    private void LeaveTo(RequestOrigin holder, FlowValue value)
    {
        Mark(value, Ways.Left);
        foreach (var origin in value.Requests)
        {
            if (!_holders.TryGetValue(origin, out var holders))
                _holders.Add(origin, holders = []);
            holders.Add(holder);
        }
    }

    private void Mark(FlowValue value, Ways way)
    {
        foreach (var origin in value.Requests)
            _ways[origin] = _ways.GetValueOrDefault(origin) | way;
    }

    // What is put into a field or property goes the ways of what is read there.
    private HashSet<RequestOrigin> WithHolders(IEnumerable<RequestOrigin> origins)
    {
        HashSet<RequestOrigin> all = [];
        var open = new Queue<RequestOrigin>(origins);
        while (open.TryDequeue(out var origin))
        {
            if (!all.Add(origin) || !_holders.TryGetValue(origin, out var holders))
                continue;
            foreach (var holder in holders)
                open.Enqueue(holder);
        }

        return all;
    }

    private RequestOrigin Holder(MethodDefinitionHandle method, int token) => new(RequestSource.Holder, users.Of(method), token);

    private RequestOrigin Holder(MethodDefinitionHandle method, CallTraits accessor) => new(RequestSource.Holder, users.Of(method), 0, $"{accessor.Type}.{accessor.Name[4..]}");

    private bool IsInner(MethodDefinitionHandle method) => GeneratedNames.IsInnerMethod(file.Metadata.GetString(file.Metadata.GetMethodDefinition(method).Name));

    private static FlowValue With(FlowValue value, RequestOrigin origin) => value with { Requests = value.Requests.Add(origin) };

    private static FlowValue With(FlowValue value, ImmutableHashSet<RequestOrigin> origins) => origins.IsEmpty ? value : value with { Requests = value.Requests.Union(origins) };
}
