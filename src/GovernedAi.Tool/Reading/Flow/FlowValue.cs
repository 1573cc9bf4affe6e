using System.Collections.Immutable;
using System.Reflection.Metadata;
using GovernedAi.Analyzers.Recognition;
using GovernedAi.Tool.Facts;

namespace GovernedAi.Tool.Reading.Flow;

/// <summary>An endpoint that a text in the code names.</summary>
internal sealed record NamedEndpoint(string Provider, string Kind)
{
    /// <summary>What a request to it calls.</summary>
    public CalledFacts Called { get; } = new($"http:{Provider}", Provider, "System.Net.Http", Provider, Kind, IsHandedOn: false, ModelCallFact.IsOnByDefault(Kind));
}

/// <summary>What is known of a value on the stack of a method, as far as it bears on model calls that no table of methods can list.</summary>
internal sealed record FlowValue
{
    public static FlowValue Unknown { get; } = new();

    /// <summary>The null that a compiler stores to let go of an object: it says nothing about what else a variable holds.</summary>
    public static FlowValue Null { get; } = new();

    /// <summary>The text itself, where it is written right here.</summary>
    public string? Literal { get; init; }

    /// <summary>The endpoints of models that it may name.</summary>
    public ImmutableHashSet<NamedEndpoint> Endpoints { get; init; } = ImmutableHashSet<NamedEndpoint>.Empty;

    /// <summary>The type of a <c>typeof</c>.</summary>
    public EntityHandle? TypeOf { get; init; }

    /// <summary>Whether it is a kernel function, or a plugin of such, that is no prompt; or what is awaited for one.</summary>
    public bool IsNative { get; init; }

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

    /// <summary>Whether it is a function, of which a delegate is made next.</summary>
    public bool IsFunction { get; init; }

    /// <summary>The parameter of the member around that it is, and nothing else: followed only where that is asked.</summary>
    public int? Given { get; init; }

    /// <summary>The local whose address it is.</summary>
    public int? AddressOf { get; init; }

    /// <summary>What has been stored in an array, in order.</summary>
    public List<FlowValue>? Elements { get; init; }

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
            Endpoints = Endpoints.Union(other.Endpoints),
            TypeOf = TypeOf == other.TypeOf ? TypeOf : null,
            IsNative = IsNative && other.IsNative,
            OnlyReads = OnlyReads && other.OnlyReads,
            IsGovernedAgent = IsGovernedAgent && other.IsGovernedAgent,
            Given = Given == other.Given ? Given : null,
            MayPrompt = MayPrompt || other.MayPrompt,
            Requests = Requests.Union(other.Requests),
        };
    }

    /// <summary>What a variable that was given this value passes on: that its text is written elsewhere.</summary>
    public FlowValue Stored => Literal is null && TypeOf is null && BinderOf is null && AddressOf is null ? this : this with { Literal = null, TypeOf = null, BinderOf = null, AddressOf = null };

    /// <summary>The value, where it is not shown any more to be a governed agent.</summary>
    public FlowValue WithoutAgent => IsGovernedAgent ? this with { IsGovernedAgent = false } : this;

    /// <summary>The value, where it is not shown any more to be a function that is no prompt.</summary>
    public FlowValue WithoutNative => IsNative ? this with { IsNative = false } : this;

    /// <summary>The value, where it is not shown any more to be a verb.</summary>
    public FlowValue WithoutVerb => OnlyReads ? this with { OnlyReads = false } : this;

    /// <summary>The value, where it is not told any more which request it is.</summary>
    public FlowValue WithoutRequests => Requests.IsEmpty ? this : this with { Requests = [] };

    /// <summary>What another method sees of it: only the one that makes an agent, a function or a verb shows what it is.</summary>
    public FlowValue Elsewhere => Stored.WithoutAgent.WithoutNative.WithoutVerb;

    public bool SaysAs(FlowValue other) =>
        (IsNative, MayPrompt, IsGovernedAgent, OnlyReads, Given) == (other.IsNative, other.MayPrompt, other.IsGovernedAgent, other.OnlyReads, other.Given) && ReferenceEquals(this, Null) == ReferenceEquals(other, Null)
        && Same(Endpoints, other.Endpoints) && Same(Requests, other.Requests);

    private static bool Same<T>(ImmutableHashSet<T> one, ImmutableHashSet<T> other) => ReferenceEquals(one, other) || one.SetEquals(other);
}
