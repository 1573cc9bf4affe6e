using System.Collections.Immutable;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using GovernedAi.Tool.Facts;

namespace GovernedAi.Tool.Reading.Flow;

/// <summary>A model call that shows only in what a call is given: an endpoint's address, a method's name.</summary>
internal sealed record UnlistedCall(BodyReference At, CalledFacts Call, CallForm Form);

/// <summary>What running one body has shown.</summary>
internal sealed class FoundInBody
{
    public HashSet<UnlistedCall> Calls { get; } = [];

    /// <summary>Where it runs a function that is no prompt, and on what conditions it is none.</summary>
    public List<(int Offset, ImmutableHashSet<PluginLookup> If)> Native { get; } = [];

    /// <summary>The plugins that it puts into kernels.</summary>
    public List<PluginImport> Imports { get; } = [];

    /// <summary>The arguments and fields holding kernels that it gives another value.</summary>
    public HashSet<RequestOrigin> Changed { get; } = [];

    /// <summary>Where it runs a workflow, or shortens a history, and that is shown to ask no model.</summary>
    public HashSet<int> OwnRuns { get; } = [];

    /// <summary>Where it runs what shows in other places whether it asks a model: by where that is made.</summary>
    public Dictionary<int, ImmutableHashSet<RequestOrigin>> Runs { get; } = [];

    /// <summary>What is made and is shown to ask no model, unless it is <see cref="Open"/>.</summary>
    public HashSet<RequestOrigin> Closed { get; } = [];

    /// <summary>What is given something that may ask a model.</summary>
    public HashSet<RequestOrigin> Open { get; } = [];

    /// <summary>Where it maps an agent of which every run is governed.</summary>
    public HashSet<int> Governed { get; } = [];
}

/// <summary>The model calls that no table of methods lists, and what following values has shown of those that one does.</summary>
internal sealed class UnlistedCalls(Dictionary<MethodDefinitionHandle, FoundInBody> found, PreparedRequests? requests, NativeRuns? native, IReadOnlyCollection<UnlistedCall> calls)
{
    /// <summary>The calls found.</summary>
    public IReadOnlyCollection<UnlistedCall> Calls => calls;

    /// <summary>Whether a call runs what its member shows to ask no model.</summary>
    public bool IsNative(BodyReference call) => native?.Hold(call) is true || (found.TryGetValue(call.From, out var body) && body.OwnRuns.Contains(call.Offset));

    /// <summary>Whether a mapping is given an agent of which every run is governed.</summary>
    public bool MapsGoverned(BodyReference call) => found.TryGetValue(call.From, out var body) && body.Governed.Contains(call.Offset);

    /// <summary>Whether a call only prepares an HTTP request, for somebody else to send.</summary>
    public bool Prepares(BodyReference call) => requests?.IsHandedOut(call) is true;

    public static UnlistedCalls Of(
        AssemblyFile file, CalledMembers called, BodyReferences references, UnseenTargets targets, GovernedAgents agents, Lazy<UserMembers> users, CancellationToken cancellation)
    {
        var finder = FlowGate.IsOpen(file, targets, references[TargetKind.ModelCall].Any(r => called.Call(r.Target) is { Kind: CalledFacts.HandsOn })) ? new UnlistedCallFinder(file, called, targets, agents, users) : null;
        var found = finder?.Run(cancellation) ?? [];
        List<UnlistedCall> calls = [.. found.OrderBy(f => MetadataTokens.GetRowNumber(f.Key)).SelectMany(f => f.Value.Calls)
            .Where(c => finder?.Prepared?.IsReaddressed(c.At) is not true && (c.Form != CallForm.Request || finder?.Prepared?.OnlyReads(c.At) is not true))];
        if (SentBodies.MayBeIn(file))
            calls.AddRange([.. new SentBodies(file, called, users.Value).Of([.. calls.Where(c => c.Form == CallForm.Request)], cancellation)]);
        return new(found, finder?.Prepared, finder is null ? null : new(found, users), [.. calls, .. DeclaredRequests.Of(file)]);
    }
}
