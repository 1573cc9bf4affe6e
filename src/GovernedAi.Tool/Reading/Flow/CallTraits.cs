using GovernedAi.Analyzers.Recognition;

namespace GovernedAi.Tool.Reading.Flow;

/// <summary>What the name of a called method says of it, worked out once for all its calls.</summary>
internal sealed record CallTraits(string Type, string Simple, string Name)
{
    public required bool IsRequest { get; init; }

    public required bool MapsAgent { get; init; }

    public required bool Reflects { get; init; }

    public required bool Binds { get; init; }

    public required bool MakesFunction { get; init; }

    public required bool MakesUrl { get; init; }

    /// <summary>Whether it only takes values and gives an unknown one.</summary>
    public bool IsPlain { get; private init; }

    public static CallTraits Of(string type, string name)
    {
        var dot = type.LastIndexOf('.');
        var (space, simple) = dot >= 0 ? (type[..dot], type[(dot + 1)..]) : ("", type);
        var traits = new CallTraits(type, simple, name)
        {
            IsRequest = RequestMembers.IsRequest(simple, space, name) || RequestMembers.IsRequestUri(simple, name),
            MapsAgent = CallForms.MayMapAgent(name) && CallForms.RunsWhatItIsGiven(name),
            Reflects = ReflectiveCalls.IsOne(simple, name),
            Binds = type == "Microsoft.CSharp.RuntimeBinder.Binder" && name == "InvokeMember",
            MakesFunction = NativeFunctionMakers.Make(name),
            MakesUrl = RequestMembers.IsUrlMaker(simple, isString: type == "System.String"),
        };
        return traits with
        {
            IsPlain = !(traits.IsRequest || traits.MapsAgent || traits.Reflects || traits.Binds || traits.MakesFunction || traits.MakesUrl || NativeFunctionMakers.MayPrompt(simple)
                || name is "Create" or "get_Item" or "GetAwaiter" or "ConfigureAwait" or "GetResult" or "GetTypeFromHandle" or "op_Implicit"),
        };
    }
}
