using System.Reflection.Metadata;
using GovernedAi.Tool.Facts;
using GovernedAi.Tool.Reading.Flow;

namespace GovernedAi.Tool.Reading;

/// <summary>A model call as compiled, with the member the user wrote it in.</summary>
/// <param name="Initialized">The field or property whose initializer it stands in, compiled into a constructor.</param>
internal sealed record CompiledCall(BodyReference At, CalledFacts Call, MethodDefinitionHandle Member, CallForm Form, bool Captured, EntityHandle? Initialized = null);

/// <summary>Finds the model calls of an assembly where users wrote them, each once.</summary>
internal static class CallSites
{
    public static IReadOnlyList<CompiledCall> Of(AssemblyFile file, CalledMembers called, PassingMethods passing, BodyReferences references, UnlistedCalls unlisted, UserMembers users)
    {
        var initializers = new Initializers(file, users);
        List<CompiledCall> sites = [.. unlisted.Calls.Select(c => new CompiledCall(c.At, c.Call, users.Of(c.At.From), c.Form, Captured: false, initializers.Of(c.At))), .. BoundParameters.Of(file)];
        var seen = new HashSet<(BodyReference, string)>();
        foreach (var reference in references[TargetKind.ModelCall])
        {
            if (unlisted.IsNative(reference))
                continue;
            var call = called.Call(reference.Target)!;
            if (unlisted.MapsGoverned(reference))
                call = call with { Maps = MappedAgent.Governed };
            foreach (var (at, member, captured) in passing.Written(reference))
            {
                // An interceptor may name its call twice (one branch records); for its callers that is one call.
                if (seen.Add((at, call.Id)))
                    sites.Add(new(at, call, member, Form(at.OpCode), captured, initializers.Of(at)));
            }
        }

        return WithoutRepeatedInitializers(file, sites);
    }

    private static CallForm Form(ILOpCode code) => code switch
    {
        ILOpCode.Ldftn or ILOpCode.Ldvirtftn => CallForm.Delegate,
        ILOpCode.Ldtoken => CallForm.ExpressionTree,
        _ => CallForm.Call,
    };

    // A field's initializer is compiled into every constructor.
    private static List<CompiledCall> WithoutRepeatedInitializers(AssemblyFile file, List<CompiledCall> sites)
    {
        var first = new Dictionary<(EntityHandle, SourcePlace?, string), MethodDefinitionHandle>();
        return sites.FindAll(site =>
        {
            if (site.Initialized is { } initialized)
                return first.TryAdd((initialized, null, ""), site.Member) || first[(initialized, null, "")] == site.Member;
            var member = file.Metadata.GetMethodDefinition(site.Member);
            if (!file.Metadata.StringComparer.Equals(member.Name, ".ctor") || file.Lines.At(site.At.From, site.At.Offset) is not { } place)
                return true;
            var key = (member.GetDeclaringType(), place, site.Call.Id);
            first.TryAdd(key, site.Member);
            return first[key] == site.Member;
        });
    }
}
