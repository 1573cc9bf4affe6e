using GovernedAi.Analyzers.Recognition;

namespace GovernedAi.Tool.Reading.Flow;

/// <summary>What the name of a called method says of it, worked out once for all its calls.</summary>
internal sealed record CallTraits(string Type, string Simple, string Name)
{
    public required bool IsRequest { get; init; }

    /// <summary>Whether it says that it posts or sends: where its code is not at hand, that makes it a request.</summary>
    public required bool Posts { get; init; }

    /// <summary>Whether it gives the verb of requests that only fetch or remove.</summary>
    public required bool GivesReadingVerb { get; init; }

    /// <summary>Whether it sets the verb of a request.</summary>
    public bool SetsVerb => Name == "set_Method" && Simple == "HttpRequestMessage";

    /// <summary>Whether it sets the address of a client.</summary>
    public bool SetsAddress => RequestMembers.IsBaseAddress(Simple, Name);

    public required bool MapsAgent { get; init; }

    public required bool Reflects { get; init; }

    public required bool Binds { get; init; }

    public required bool MakesUrl { get; init; }

    /// <summary>Whether it may only carry a URL from one place of a member to another.</summary>
    public bool Carries { get; private init; }

    /// <summary>Whether it only takes values and gives an unknown one.</summary>
    public bool IsPlain { get; private init; }

    public static CallTraits Of(string type, string name)
    {
        var dot = type.LastIndexOf('.');
        var (space, simple) = dot >= 0 ? (type[..dot], type[(dot + 1)..]) : ("", type);
        var traits = new CallTraits(type, simple, name)
        {
            IsRequest = RequestMembers.IsRequest(simple, () => space, name) || RequestMembers.IsRequestUri(simple, name),
            Posts = RequestMembers.Posts(name),
            GivesReadingVerb = RequestMembers.IsVerb(simple) && name.StartsWith("get_", StringComparison.Ordinal) && RequestMembers.Reads(name[4..]),
            MapsAgent = CallForms.MayMapAgent(name) && CallForms.RunsWhatItIsGiven(name),
            Reflects = ReflectiveCalls.IsOne(simple, name),
            Binds = type == "Microsoft.CSharp.RuntimeBinder.Binder" && name == "InvokeMember",
            MakesUrl = RequestMembers.IsUrlMaker(simple, space),
        };
        traits = traits with
        {
            Carries = name is "SetResult" || RequestCalls.GiveTheirReceiver(name) || RequestCalls.MakeTask(traits) || RequestCalls.IsTuple(traits) || RequestCalls.Collect(traits) || traits is { Name: "ToString", Type: "System.Object" } || name is "TryGetValue" or "GetValueOrDefault" || name.StartsWith("InlineArray", StringComparison.Ordinal),
        };
        return traits with
        {
            IsPlain = !(traits.IsRequest || traits.Posts || traits.GivesReadingVerb || traits.SetsVerb || traits.SetsAddress || traits.MapsAgent || traits.Reflects || traits.Binds || traits.MakesUrl || traits.Carries
                || name is "Create" or "get_Item" or "GetTypeFromHandle" or "op_Implicit"),
        };
    }
}
