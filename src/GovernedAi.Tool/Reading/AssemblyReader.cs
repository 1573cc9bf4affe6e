using System.Collections.Immutable;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using GovernedAi.Analyzers.Recognition;
using GovernedAi.Tool.Facts;
using GovernedAi.Tool.Reading.Flow;

namespace GovernedAi.Tool.Reading;

/// <summary>Reads assemblies into facts, one after another, with what lies beside them as references.</summary>
internal sealed class AssemblyReader
{
    private readonly AssemblyFolder _folder;
    private readonly ImplementedMembers _implemented;
    private readonly CallRecognizer _recognizer;
    private readonly GovernedMembers _governed;
    private readonly UnseenTargets _targets;
    private readonly GovernedAgents _agents;
    private readonly TypeGraph _types;

    public AssemblyReader(AssemblyFolder folder)
    {
        var names = ModelNames.Default;
        var reach = new ModelReach(folder, names);
        _folder = folder;
        _types = new TypeGraph(folder);
        _implemented = new ImplementedMembers(_types, names);
        _recognizer = new CallRecognizer(names, reach, _types, _implemented);
        _governed = new GovernedMembers(_types, _implemented);
        _targets = new UnseenTargets(reach, names.Table, _types, _implemented, _recognizer);
        _agents = new GovernedAgents(_types, _implemented, _recognizer, _governed);
    }

    /// <summary>Reads what an assembly calls and what governs it.</summary>
    /// <exception cref="UnreadableException">It is damaged somewhere: nothing can be said of it.</exception>
    public AssemblyFacts Read(AssemblyFile file, AssemblyRole role, CancellationToken cancellation)
    {
        try
        {
            if (file.IsReferenceOnly())
                throw new UnreadableException(SkipKind.ReferenceOnly, "a reference assembly: it has no code");
            if (file.IsSatellite())
                throw new UnreadableException(SkipKind.Satellite, "a satellite assembly: it holds resources and no code");
            var facts = new AssemblyFacts(file.Path, file.Name, file.Version, role, file.KnowsGovernedAi);
            if (role != AssemblyRole.ClientLibrary)
                return ReadBodies(file, AssemblyAttributes.Read(file, facts), cancellation);
            // What it calls is known; whether it is whole is not.
            BodyReferences.Of(file, static _ => TargetKind.Other, cancellation);
            return facts;
        }
        catch (Exception e) when (Malformed.Is(e))
        {
            throw new UnreadableException(SkipKind.Malformed, $"damaged: {e.Message}");
        }
    }

    private AssemblyFacts ReadBodies(AssemblyFile file, AssemblyFacts facts, CancellationToken cancellation)
    {
        var declared = new DeclaredCalls(file, _folder);
        _recognizer.Begin();
        var called = new CalledMembers(file, _recognizer, _implemented, _governed, declared, _folder);
        var references = BodyReferences.Of(file, called.Classify, cancellation);
        var made = new Lazy<UserMembers>(() => new(file, references[TargetKind.Generated], called.Own));
        var unlisted = UnlistedCalls.Of(file, called, references, _targets, _agents, made, cancellation);
        if (references.IsEmpty && unlisted.Calls.Count == 0 && !file.References.Any(CallForms.Hosts.Contains) && _governed.Of(file).Count == 0)
            return facts with { Undecided = [.. _recognizer.Undecided] };

        var users = made.Value;
        var passing = new PassingMethods(file, called, users, references[TargetKind.Generated]);
        var wrappers = new Wrappers(file, _governed, _implemented, users, passing, references);
        var scopes = new ScopeReader(file, _types);
        var uses = new OwnUses(file, called, cancellation);
        var members = new MemberReader(file, _recognizer, _governed, declared, users, new PrivateSteps(file, users, uses), scopes, wrappers.Read);

        return facts with
        {
            Sites = Sites(file, CallSites.Of(file, called, passing, references, unlisted, users), unlisted, users, new PipelineSteps(file, users, uses), members),
            Governed = [.. _governed.Of(file).Keys.Select(g => wrappers.Read(new(file, g)) with { Scope = scopes.Of(g), Waivers = [.. members.WaiversOf(g)] }).OrderBy(g => g.Id, StringComparer.Ordinal)],
            CoreReferences = [.. wrappers.References(members)],
            Undecided = [.. _recognizer.Undecided],
        };
    }

    private static SourcePlace? Near(AssemblyFile file, CompiledCall call, UserMembers users) => call.Form switch
    {
        CallForm.Binding => users.Place(call.Member),
        CallForm.Declaration => file.Lines.Near(file.Metadata, file.Metadata.GetMethodDefinition(call.At.From).GetDeclaringType()),
        _ => null,
    };

    private static ImmutableArray<SiteFacts> Sites(AssemblyFile file, IReadOnlyList<CompiledCall> calls, UnlistedCalls unlisted, UserMembers users, PipelineSteps steps, MemberReader members)
    {
        var sites = new List<SiteFacts>();
        foreach (var member in calls.GroupBy(c => (c.Member, c.Initialized)))
        {
            // In source order: a lambda's body lies elsewhere in the assembly than the statement it stands in.
            var inOrder = member
                .Select(c => (Call: c, Place: file.Lines.At(c.At.From, c.At.Offset) ?? Near(file, c, users)))
                .OrderBy(c => c.Place?.Line ?? 0).ThenBy(c => c.Place?.Column ?? 0)
                .ThenBy(c => MetadataTokens.GetRowNumber(c.Call.At.From)).ThenBy(c => c.Call.At.Offset);
            var ordinal = 0;
            foreach (var (call, place) in inOrder)
            {
                var inPipeline = steps.Hold(call.At) || call.Form == CallForm.Call && steps.Forwards(call.Member, call.At);
                sites.Add(new(members.Read(call.Member, call.Initialized), ++ordinal, call.Call, call.Form, place, call.Captured, inPipeline) { OnlyPrepares = unlisted.Prepares(call.At) });
            }
        }

        return [.. sites.OrderBy(s => s.Member.Id, StringComparer.Ordinal).ThenBy(s => s.Ordinal)];
    }
}
