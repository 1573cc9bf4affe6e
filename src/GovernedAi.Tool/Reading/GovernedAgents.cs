using System.Reflection;
using System.Reflection.Metadata;

namespace GovernedAi.Tool.Reading;

/// <summary>Tells which types are agents of which every run is governed, by the analyzer's rules.</summary>
internal sealed class GovernedAgents(TypeGraph types, ImplementedMembers implemented, CallRecognizer recognizer, GovernedMembers governed)
{
    private readonly Dictionary<TypeAt, bool> _seen = [];

    /// <summary>Whether a governed method answers each run that the type's abstractions have.</summary>
    public bool IsOne(AssemblyFile file, EntityHandle type)
    {
        if (types.Resolve(file, type) is not { } agent || (agent.Definition.Attributes & TypeAttributes.Interface) != 0)
            return false;
        if (!_seen.TryGetValue(agent, out var isOne))
            _seen.Add(agent, isOne = IsNew(agent));
        return isOne;
    }

    private bool IsNew(TypeAt agent)
    {
        // A type that cannot be governed at all is no candidate, and needs no library to be read.
        if (!types.Bases(agent).Select(b => b.Type).Prepend(agent).Any(at => at is { } known && governed.Of(known.File).Count > 0))
            return false;
        var runs = types.Lineage(agent).SelectMany(at => at.Type is { } known ? Runs(known) : []).ToList();
        return runs.Count > 0 && runs.All(run => Answering(agent, run) is { } method && governed.Of(method.File).ContainsKey(method.Handle));
    }

    private IEnumerable<MethodAt> Runs(TypeAt type)
    {
        foreach (var handle in type.Definition.GetMethods())
        {
            var attributes = type.File.Metadata.GetMethodDefinition(handle).Attributes;
            if ((attributes & (MethodAttributes.Virtual | MethodAttributes.NewSlot | MethodAttributes.Final)) == (MethodAttributes.Virtual | MethodAttributes.NewSlot)
                && recognizer.Recognize(type.File, handle) is { CountsByDefault: true }
                && !implemented.Of(new(type.File, handle)).Any())
                yield return new(type.File, handle);
        }
    }

    private MethodAt? Answering(TypeAt agent, MethodAt run)
    {
        foreach (var at in types.Bases(agent).Select(b => b.Type).Prepend(agent))
        {
            if (at is not { } type)
                continue;
            foreach (var handle in type.Definition.GetMethods())
            {
                var method = new MethodAt(type.File, handle);
                if (method == run || (method.Definition.Attributes & MethodAttributes.Virtual) != 0 && implemented.Of(method).Any(m => m.Method == run))
                    return method;
            }
        }

        return null;
    }
}
