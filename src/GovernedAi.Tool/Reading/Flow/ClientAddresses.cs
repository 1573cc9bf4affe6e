using System.Collections.Immutable;
using System.Reflection.Metadata;
using GovernedAi.Tool.Facts;

namespace GovernedAi.Tool.Reading.Flow;

/// <summary>Finds requests that add nothing to their client's address, where that is a model's endpoint: whatever is set first, or in another method.</summary>
internal sealed class ClientAddresses(FlowVariables variables, StaticTypes clients)
{
    private static readonly NameFilter Setter = new(["set_BaseAddress"]);

    private readonly Dictionary<RequestOrigin, HashSet<NamedEndpoint>> _set = [];
    private readonly Dictionary<BodyReference, ImmutableHashSet<RequestOrigin>> _asked = [];
    private readonly Dictionary<EntityHandle, bool> _gives = [];

    /// <summary>Whether an assembly sets the address of any client.</summary>
    public static bool MayBeIn(AssemblyFile file)
    {
        foreach (var handle in file.Metadata.MemberReferences)
        {
            if (Setter.MayHold(file.Names, file.Metadata.GetMemberReference(handle).Name))
                return true;
        }

        return false;
    }

    /// <summary>Whether what a call gives is a client.</summary>
    public bool Gives(EntityHandle target)
    {
        if (!_gives.TryGetValue(target, out var gives))
            _gives.Add(target, gives = clients.OfResult(target) || variables.Names.Of(target) == ".ctor" && clients.OfType(variables.Names.Declaring(target)));
        return gives;
    }

    public FlowValue OfArgument(MethodDefinitionHandle method, int index, FlowValue value) =>
        clients.OfArgument(method, index) ? With(value, new(RequestSource.Argument, method, index)) : value;

    public FlowValue OfField(int token, FlowValue value) => clients.OfField(token) ? With(value, new(RequestSource.Holder, default, variables.FieldOf(token))) : value;

    /// <summary>A call takes values, and gives one.</summary>
    public FlowValue Called(FlowCall call, CallTraits traits, FlowValue result)
    {
        if (traits.SetsAddress && call.Arguments is [{ Clients: var addressed }, { Endpoints: var endpoints }])
        {
            foreach (var client in addressed)
            {
                if (!_set.TryGetValue(client, out var all))
                    _set.Add(client, all = []);
                all.UnionWith(endpoints);
            }
        }

        if (traits.IsRequest && call.Arguments is [{ Clients: { IsEmpty: false } asked }, var path, ..] && path.IsEmptyText)
            _asked[new(call.From, call.Offset, call.OpCode, call.Target)] = asked;
        return Gives(call.Target) ? With(result, new(RequestSource.Call, call.From, call.Offset)) : result;
    }

    /// <summary>The requests found, once all bodies have been run.</summary>
    public IEnumerable<UnlistedCall> Found() =>
        from asked in _asked
        from client in asked.Value
        where _set.ContainsKey(client)
        from called in _set[client].Select(endpoint => endpoint.Called).Distinct()
        select new UnlistedCall(asked.Key, called, CallForm.Request);

    private static FlowValue With(FlowValue value, RequestOrigin origin) => value with { Clients = value.Clients.Add(origin) };
}
