using GovernedAi.Tool.Reading;

namespace GovernedAi.Tool.Facts;

/// <summary>How a model call stands in code.</summary>
internal enum CallForm
{
    /// <summary>It is called.</summary>
    Call,

    /// <summary>It is taken as a delegate or function pointer: who calls it cannot be seen.</summary>
    Delegate,

    /// <summary>It stands in an expression tree: whether it is ever called cannot be seen.</summary>
    ExpressionTree,

    /// <summary>It is a request to a model's endpoint, made without an SDK.</summary>
    Request,

    /// <summary>An attribute makes a method of an interface such a request: whoever calls the method sends it.</summary>
    Declaration,

    /// <summary>It is named in a <c>dynamic</c> call: what that reaches is settled when it runs.</summary>
    Dynamic,

    /// <summary>It is looked up by name, by reflection.</summary>
    Reflection,

    /// <summary>A host makes it and hands the answer to a parameter.</summary>
    Binding,
}

/// <summary>What a call puts behind an HTTP endpoint.</summary>
internal enum MappedAgent
{
    /// <summary>Nothing: it is a call like others.</summary>
    None,

    /// <summary>An agent that does not show whether its runs are governed.</summary>
    Unknown,

    /// <summary>An agent of which every run is governed.</summary>
    Governed,
}

/// <summary>The method that is called.</summary>
/// <param name="Id">Documentation-comment id.</param>
/// <param name="Name">Type and method: <c>ChatClient.CompleteChatAsync</c>.</param>
/// <param name="Assembly">The assembly that declares it.</param>
/// <param name="Provider">The library, for people.</param>
/// <param name="Kind">chat, image, agent-run …</param>
/// <param name="IsHandedOn">Whether it is a model call because it hands its obligation to its callers or was declared to be one, not by the facts.</param>
/// <param name="CountsByDefault">Whether this kind of call is held to account unless the user says otherwise.</param>
internal sealed record CalledFacts(string Id, string Name, string Assembly, string Provider, string Kind, bool IsHandedOn, bool CountsByDefault)
{
    /// <summary>The kind of a call that is known by name alone.</summary>
    public const string Unseen = "unseen";

    /// <summary>The kind of a call of a [CallersGovern] member.</summary>
    public const string HandsOn = "handed on";

    /// <summary>The name of a request that only what it sends tells.</summary>
    public const string ByBody = "HTTP";

    /// <summary>Whether it is held to account whatever kinds the user chooses.</summary>
    public bool CountsAlways => IsHandedOn || Kind == Unseen;

    /// <summary>What it maps, if it is a mapping: then who governs the code around it does not matter.</summary>
    public MappedAgent Maps { get; init; }

    /// <summary>Whether it asks a model only if what it is given does: a kernel function, a workflow.</summary>
    public bool Depends { get; init; }
}

/// <summary>One model call in compiled code.</summary>
/// <param name="Member">The member the user wrote it in.</param>
/// <param name="Ordinal">Its place among the model calls of that member, from 1, in source order.</param>
/// <param name="Call">What it calls.</param>
/// <param name="Form">How.</param>
/// <param name="Place">Where.</param>
/// <param name="Captured">Whether the call goes through a generated interceptor that records it.</param>
/// <param name="InPipeline">Whether it stands in a step of a client pipeline (<c>ChatClientBuilder.Use</c>), whose callers make the call.</param>
internal sealed record SiteFacts(MemberFacts Member, int Ordinal, CalledFacts Call, CallForm Form, SourcePlace? Place, bool Captured, bool InPipeline)
{
    public string Id => $"{Member.Id}#{Ordinal}";

    /// <summary>Whether it only prepares an HTTP request, for somebody else to send: a wrapper around ends before the model is called.</summary>
    public bool OnlyPrepares { get; init; }

    /// <summary>The governed method whose wrapper is to answer for it.</summary>
    public GovernedMethodFacts? GovernedBy => OnlyPrepares ? null : Member.CoreOf ?? Member.Governed;

    /// <summary>Whether the call fails at run time unless somebody governs it: the calls inside a [CallersGovern] member demand a scope, and only an interceptor opens one that names an exception.</summary>
    public bool IsRefused => Form == CallForm.Call && Call.Kind == CalledFacts.HandsOn && !Captured;
}

/// <summary>A place that names the body of a governed method and is not its wrapper.</summary>
/// <param name="From">The member it stands in.</param>
/// <param name="Core">The body's name.</param>
/// <param name="Governed">The method whose governance it goes round.</param>
internal sealed record CoreReferenceFacts(MemberFacts From, string Core, GovernedMethodFacts Governed, SourcePlace? Place);
