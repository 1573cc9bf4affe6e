using System.Collections.Immutable;
using System.Reflection.Metadata;
using GovernedAi.Analyzers.Recognition;
using GovernedAi.Tool.Facts;

namespace GovernedAi.Tool.Reading.Flow;

/// <summary>An endpoint that a text in the code names.</summary>
/// <param name="Text">The text, with holes for what is not known of it.</param>
/// <param name="CameIn">Whether the method was given it by its caller.</param>
internal sealed record NamedEndpoint(string Provider, string Kind, string Text, bool CameIn = false)
{
    /// <summary>What a request to it calls.</summary>
    public CalledFacts Called => new($"http:{Provider}", Provider, "System.Net.Http", Provider, Kind, IsHandedOn: false, ModelCallFact.IsOnByDefault(Kind));
}

/// <summary>What is known of a value on the stack of a method, as far as it bears on model calls that no table of methods can list.</summary>
internal sealed record FlowValue
{
    public static FlowValue Unknown { get; } = new();

    /// <summary>The null that a compiler stores to let go of an object: it says nothing about what else a variable holds.</summary>
    public static FlowValue Null { get; } = new();

    /// <summary><see cref="string.Empty"/>, as it is read.</summary>
    public static FlowValue EmptyText { get; } = new();

    /// <summary>The text itself, where it is written right here.</summary>
    public string? Literal { get; init; }

    /// <summary>The text that it is, wherever in the method that is written.</summary>
    public string? Text { get; init; }

    /// <summary>The endpoints of models that it may name.</summary>
    public ImmutableHashSet<NamedEndpoint> Endpoints { get; init; } = ImmutableHashSet<NamedEndpoint>.Empty;

    /// <summary>The type of a <c>typeof</c>.</summary>
    public EntityHandle? TypeOf { get; init; }

    /// <summary>
    /// On what conditions it is shown to ask no model, or will be once all is known of where it is made: a kernel function, or a plugin of such, that is no prompt, or what is
    /// awaited for one; an executor; a workflow. Null where it may ask one.
    /// </summary>
    public ImmutableHashSet<PluginLookup>? Native { get; init; }

    /// <summary>Whether it asks no model, if only on conditions.</summary>
    public bool IsNative => Native is not null;

    /// <summary>What the member shows it to be, where that tells a kernel's plugins apart.</summary>
    public ShownValue? Shown { get; init; }

    /// <summary>Whether it is the verb of requests that only fetch or remove.</summary>
    public bool OnlyReads { get; init; }

    /// <summary>Whether it shows itself to be an agent of which every run is governed.</summary>
    public bool IsGovernedAgent { get; init; }

    /// <summary>Whether it is an object whose functions put prompts to the kernel.</summary>
    public bool MayPrompt { get; init; }

    /// <summary>The method name of a binder for a dynamic call.</summary>
    public string? BinderOf { get; init; }

    /// <summary>Where it comes from, if it is an HTTP request, gives one when it is awaited, or makes one when it is run.</summary>
    public ImmutableHashSet<RequestOrigin> Requests { get; init; } = ImmutableHashSet<RequestOrigin>.Empty;

    /// <summary>Whether it is one of these requests, and it cannot be told which.</summary>
    public bool IsOneOf { get; init; }

    /// <summary>Where it comes from, if it is an HttpClient.</summary>
    public ImmutableHashSet<RequestOrigin> Clients { get; init; } = ImmutableHashSet<RequestOrigin>.Empty;

    /// <summary>Where it is made, if it is a builder of workflows.</summary>
    public ImmutableHashSet<RequestOrigin> Builders { get; init; } = ImmutableHashSet<RequestOrigin>.Empty;

    /// <summary>Where its builder is made, if it is a workflow; where it is made itself, if it is an agent.</summary>
    public ImmutableHashSet<RequestOrigin> MadeAt { get; init; } = ImmutableHashSet<RequestOrigin>.Empty;

    /// <summary>Whether it is a text with nothing in it, or none.</summary>
    public bool IsEmptyText => ReferenceEquals(this, Null) || ReferenceEquals(this, EmptyText) || Literal is "";

    /// <summary>Whether it is a function, of which a delegate is made next.</summary>
    public bool IsFunction { get; init; }

    /// <summary>The parameter of the member around that it is, and nothing else: followed only where that is asked.</summary>
    public int? Parameter { get; init; }

    /// <summary>The local whose address it is.</summary>
    public int? AddressOf { get; init; }

    /// <summary>The field whose address it is.</summary>
    public int? AddressOfField { get; init; }

    public bool IsAddress => AddressOf is not null || AddressOfField is not null;

    /// <summary>What has been stored in an array, in order.</summary>
    public List<FlowValue>? Elements { get; init; }

    /// <summary>Whether it is an array or a list that is written where it is used, so that nothing else gets into it.</summary>
    public bool IsInPlace { get; init; }

    /// <summary>The endpoints that each element of a tuple may name.</summary>
    public ImmutableArray<ImmutableHashSet<NamedEndpoint>> Parts { get; init; } = [];

    /// <summary>Whether it, or an element of it, may name an endpoint.</summary>
    public bool NamesEndpoint => !Endpoints.IsEmpty || Parts.Any(part => !part.IsEmpty);

    /// <summary>What it may be where two ways of control meet, or where a variable is written twice.</summary>
    public FlowValue Or(FlowValue other)
    {
        if (ReferenceEquals(this, other) || ReferenceEquals(other, Null))
            return this;
        if (ReferenceEquals(this, Null))
            return other;
        return new()
        {
            Literal = Literal == other.Literal ? Literal : null,
            Text = Text == other.Text ? Text : null,
            Endpoints = Endpoints.Union(other.Endpoints),
            TypeOf = TypeOf == other.TypeOf ? TypeOf : null,
            Native = Native is null || other.Native is null ? null : Native.Union(other.Native),
            Shown = ShownValue.Or(Shown, other.Shown),
            OnlyReads = OnlyReads && other.OnlyReads,
            IsGovernedAgent = IsGovernedAgent && other.IsGovernedAgent,
            Parameter = Parameter == other.Parameter ? Parameter : null,
            MayPrompt = MayPrompt || other.MayPrompt,
            Requests = Requests.Union(other.Requests),
            IsOneOf = IsOneOf || other.IsOneOf,
            Clients = Clients.Union(other.Clients),
            Builders = Builders.Union(other.Builders),
            MadeAt = MadeAt.Union(other.MadeAt),
            Elements = ReferenceEquals(Elements, other.Elements) ? Elements : null,
            Parts = Parts.Length == other.Parts.Length ? [.. Parts.Zip(other.Parts, (a, b) => a.Union(b))] : Parts.Length > other.Parts.Length ? Parts : other.Parts,
        };
    }

    /// <summary>What a variable that was given this value passes on: that its text is written elsewhere.</summary>
    public FlowValue Stored => (Literal, TypeOf, BinderOf, AddressOf, AddressOfField, IsInPlace) == default ? this : this with { Literal = null, TypeOf = null, BinderOf = null, AddressOf = null, AddressOfField = null, IsInPlace = false };

    /// <summary>The value of a variable of a type: what is a governed agent by its type is one, whatever is known of the value.</summary>
    public FlowValue Typed(bool isGovernedAgent) => isGovernedAgent && !IsGovernedAgent ? this with { IsGovernedAgent = true } : this;

    /// <summary>The value, where it is not shown any more to be a governed agent.</summary>
    public FlowValue WithoutAgent => IsGovernedAgent ? this with { IsGovernedAgent = false } : this;

    /// <summary>The value, where it is not shown any more to be a function that is no prompt, or what tells one.</summary>
    public FlowValue WithoutNative => IsNative || Shown is not null || !Builders.IsEmpty ? this with { Native = null, Shown = null, Builders = [], MadeAt = [] } : this;

    /// <summary>The value, where it is not shown any more to be a verb.</summary>
    public FlowValue WithoutVerb => OnlyReads ? this with { OnlyReads = false } : this;

    /// <summary>The value, where it is not told any more which text it is.</summary>
    public FlowValue WithoutText => Text is null ? this : this with { Text = null };

    /// <summary>The value, where it is not told any more which request it is.</summary>
    public FlowValue WithoutRequests => Requests.IsEmpty ? this : this with { Requests = [], IsOneOf = false };

    /// <summary>The value, where it is not told any more which client it is.</summary>
    public FlowValue WithoutClients => Clients.IsEmpty ? this : this with { Clients = [] };

    /// <summary>The value as a method sees it that is given it.</summary>
    public FlowValue Given => Elsewhere.WithoutRequests.WithoutClients.With(endpoints => CameIn(endpoints, true));

    /// <summary>The value as a field keeps it: whoever reads it does not know how it came.</summary>
    public FlowValue Kept => WithoutText.With(endpoints => CameIn(endpoints, false)).WithoutNative;

    /// <summary>The value as a caller sees it: what came in with one call goes out to that call alone.</summary>
    public FlowValue GivenBack => With(endpoints => endpoints.Any(e => e.CameIn) ? [.. endpoints.Where(e => !e.CameIn)] : endpoints);

    /// <summary>What another method sees of it: only the one that makes an agent, a function or a verb shows what it is.</summary>
    public FlowValue Elsewhere => Stored.WithoutText.WithoutAgent.WithoutNative.WithoutVerb;

    public bool SaysAs(FlowValue other) =>
        (IsNative, Shown, MayPrompt, IsGovernedAgent, OnlyReads, IsOneOf, Parameter, Text) == (other.IsNative, other.Shown, other.MayPrompt, other.IsGovernedAgent, other.OnlyReads, other.IsOneOf, other.Parameter, other.Text) && ReferenceEquals(this, Null) == ReferenceEquals(other, Null)
        && (Native is null || Same(Native, other.Native!))
        && Same(Endpoints, other.Endpoints) && Same(Requests, other.Requests) && Same(Clients, other.Clients) && Same(Builders, other.Builders) && Same(MadeAt, other.MadeAt)
        && HoldsEndpoint == other.HoldsEndpoint && Parts.Length == other.Parts.Length && Parts.Zip(other.Parts).All(pair => Same(pair.First, pair.Second));

    private bool HoldsEndpoint => Elements is { } elements && elements.Exists(e => !e.Endpoints.IsEmpty);

    private FlowValue With(Func<ImmutableHashSet<NamedEndpoint>, ImmutableHashSet<NamedEndpoint>> change) => NamesEndpoint ? this with { Endpoints = change(Endpoints), Parts = [.. Parts.Select(change)] } : this;

    private static ImmutableHashSet<NamedEndpoint> CameIn(ImmutableHashSet<NamedEndpoint> endpoints, bool cameIn) =>
        endpoints.Any(e => e.CameIn != cameIn) ? [.. endpoints.Select(e => e with { CameIn = cameIn })] : endpoints;

    private static bool Same<T>(ImmutableHashSet<T> one, ImmutableHashSet<T> other) => ReferenceEquals(one, other) || one.SetEquals(other);
}
