using System.Reflection.Metadata;

namespace GovernedAi.Tool.Reading;

/// <summary>Sees through methods that only pass a call on, generated interceptors and base calls: what they do, their callers do.</summary>
internal sealed class PassingMethods
{
    private readonly AssemblyFile _file;
    private readonly CalledMembers _called;
    private readonly UserMembers _users;
    private readonly ILookup<MethodDefinitionHandle, BodyReference> _callers;

    public PassingMethods(AssemblyFile file, CalledMembers called, UserMembers users, IReadOnlyList<BodyReference> toGenerated)
    {
        (_file, _called, _users) = (file, called, users);
        _callers = toGenerated
            .Select(r => (Reference: r, Target: called.Own(r.Target)))
            .Where(r => r.Target is { } target && IsPassing(target))
            .ToLookup(r => r.Target!.Value, r => r.Reference);
    }

    /// <summary>The places where users wrote what a reference does, each with whether an interceptor stands between.</summary>
    public IEnumerable<(BodyReference At, MethodDefinitionHandle Member, bool Captured)> Written(BodyReference reference)
    {
        var seen = new HashSet<MethodDefinitionHandle>();
        var waiting = new Queue<(BodyReference, bool)>([(reference, false)]);
        while (waiting.TryDequeue(out var next))
        {
            var (at, captured) = next;
            var member = _users.Of(at.From);
            if (!IsPassing(member) || !_callers.Contains(member))
            {
                yield return (at, member, captured);
                continue;
            }

            if (!seen.Add(member))
                continue;
            foreach (var caller in _callers[member])
                waiting.Enqueue((caller, captured || IsInterceptor(member)));
        }
    }

    private bool IsPassing(MethodDefinitionHandle method)
    {
        var definition = _file.Metadata.GetMethodDefinition(method);
        return _called.IsPassing(_file.Metadata.GetString(definition.Name), definition.GetDeclaringType());
    }

    private bool IsInterceptor(MethodDefinitionHandle method) =>
        GeneratedNames.IsInterceptor(_file.Metadata, _file.Metadata.GetMethodDefinition(method).GetDeclaringType());
}
