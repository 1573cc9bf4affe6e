using System.Reflection.Metadata;
using GovernedAi.Tool.Facts;

namespace GovernedAi.Tool.Reading;

/// <summary>Tells whether governed methods are wrapped in truth, and who else runs their bodies.</summary>
internal sealed class Wrappers
{
    private const string Unwrapped = "nothing wraps it: it runs as written, with no record, nobody asked and no fallback";

    private readonly AssemblyFile _file;
    private readonly GovernedMembers _governed;
    private readonly UserMembers _users;
    private readonly HashSet<MethodDefinitionHandle> _driven;
    private readonly List<(BodyReference Reference, MethodDefinitionHandle From, MethodAt Core, MethodAt Governed)> _toCores = [];
    private readonly Dictionary<MethodAt, GovernedMethodFacts> _read = [];

    public Wrappers(AssemblyFile file, GovernedMembers governed, ImplementedMembers implemented, UserMembers users, PassingMethods passing, BodyReferences references)
    {
        (_file, _governed, _users) = (file, governed, users);
        _driven = [.. references[TargetKind.Wrapping].Select(r => users.Of(r.From))];
        foreach (var reference in references[TargetKind.Core])
        {
            if (implemented.Resolve(file, reference.Target) is { } core && governed.GovernedBy(core) is { } method)
                _toCores.AddRange(passing.Written(reference).Select(w => (w.At, w.Member, core, method)));
        }
    }

    public GovernedMethodFacts Read(MethodAt method)
    {
        if (!_read.TryGetValue(method, out var facts))
            _read.Add(method, facts = ReadNew(method));
        return facts;
    }

    /// <summary>The references to a core that go round its wrapper. A core that calls itself, or the one it overrides, is inside it already.</summary>
    public IEnumerable<CoreReferenceFacts> References(MemberReader members) =>
        from to in _toCores
        let @from = new MethodAt(_file, to.From)
        where @from != to.Governed && _governed.GovernedBy(@from) != to.Governed
        select new CoreReferenceFacts(members.Read(to.From), to.Core.Name, Read(to.Governed), _file.Lines.At(to.Reference.From, to.Reference.Offset));

    private GovernedMethodFacts ReadNew(MethodAt method)
    {
        var says = _governed.Of(method.File)[method.Handle];
        // A method of another assembly is held to account where it is compiled.
        var isHere = method.File == _file;
        var core = _toCores.FirstOrDefault(to => to.Governed == method && to.From == method.Handle);
        var isWrapped = !isHere || _driven.Contains(method.Handle) && core.Core.File is not null;
        var place = !isHere ? null : core.Core.File is not null ? _users.Place(core.Core.Handle) : _users.Place(method.Handle);
        return new(method.Id, MemberReader.NameOf(method), method.File.Name, place, says, isWrapped ? null : Unwrapped)
        {
            Sensitive = PrivateMarks.Parameters(method, PrivateMarks.Sensitive),
            Subjects = PrivateMarks.Parameters(method, PrivateMarks.DataSubject),
        };
    }
}
