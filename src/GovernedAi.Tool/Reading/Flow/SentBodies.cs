using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using GovernedAi.Analyzers.Recognition;
using GovernedAi.Tool.Facts;

namespace GovernedAi.Tool.Reading.Flow;

/// <summary>Finds requests to models by what they send, where their URL says nothing: by the analyzer's words.</summary>
/// <remarks>Looks at the member that sends, and at the methods of its type that it names.</remarks>
internal sealed class SentBodies(AssemblyFile file, CalledMembers called, UserMembers users)
{
    private readonly MemberNames _names = new(file);
    private readonly SentNames _sent = new(file);
    private readonly Dictionary<EntityHandle, bool> _sends = [];
    private readonly Dictionary<MethodDefinitionHandle, BodyTextReader?> _forModel = [];
    private ILookup<MethodDefinitionHandle, MethodDefinitionHandle>? _parts;

    /// <summary>Whether an assembly may send any: the words for their bodies stand in it somewhere.</summary>
    public static bool MayBeIn(AssemblyFile file)
    {
        if (!FlowGate.KnowsClients(file))
            return false;
        var words = new HeapWords(file.Metadata);
        return BodyWords.Pairs.Any(pair => words.Hold(pair.One) && words.Hold(pair.Other));
    }

    /// <summary>The requests that only what they send tells.</summary>
    /// <param name="known">Those that their URL tells.</param>
    /// <param name="cancellation">Ends the search between two bodies.</param>
    public IEnumerable<UnlistedCall> Of(IReadOnlyCollection<UnlistedCall> known, CancellationToken cancellation)
    {
        HashSet<BodyReference> told = [.. known.Select(k => k.At)];
        foreach (var call in Sending(cancellation))
        {
            if (!told.Contains(call) && !(RequestMembers.SendsOn(_names.Of(call.Target)) && known.Any(k => IsWithin(TypeOf(k.At), TypeOf(call)))) && ForModel(users.Of(call.From)) is { } body && !body.IsToPath(call))
                yield return new(call, new("http:body", CalledFacts.ByBody, "System.Net.Http", CalledFacts.ByBody, "chat", IsHandedOn: false, ModelCallFact.IsOnByDefault("chat")), CallForm.Request);
        }
    }

    private IEnumerable<BodyReference> Sending(CancellationToken cancellation)
    {
        foreach (var method in file.Metadata.MethodDefinitions)
        {
            cancellation.ThrowIfCancellationRequested();
            foreach (var call in Sending(method))
                yield return call;
        }
    }

    private List<BodyReference> Sending(MethodDefinitionHandle method)
    {
        List<BodyReference> found = [];
        var il = new IlReader(file.Il(file.Metadata.GetMethodDefinition(method)));
        while (il.ReadReference())
        {
            if (il.OpCode is ILOpCode.Call or ILOpCode.Callvirt && MetadataTokens.EntityHandle(il.Token) is var target && Sends(target))
                found.Add(new(method, il.Offset, il.OpCode, target));
        }

        return found;
    }

    private bool Sends(EntityHandle target)
    {
        if (!_sends.TryGetValue(target, out var sends))
        {
            var (type, name) = (_names.TypeOf(target), _names.Of(target));
            var dot = type.LastIndexOf('.');
            _sends.Add(target, sends = RequestMembers.Sends(type[(dot + 1)..], () => dot < 0 ? "" : type[..dot], name) || RequestMembers.Posts(name) && called.ExtendsClient(target));
        }

        return sends;
    }

    // What a member writes, if that is a body for a model.
    private BodyTextReader? ForModel(MethodDefinitionHandle member)
    {
        if (!_forModel.TryGetValue(member, out var body))
        {
            body = Read(member);
            _forModel.Add(member, body = BodyWords.AreIn(body.Text) ? body : null);
        }

        return body;
    }

    private BodyTextReader Read(MethodDefinitionHandle member)
    {
        var reader = new BodyTextReader(file, called, _sent);
        var type = file.Metadata.GetMethodDefinition(member).GetDeclaringType();
        reader.Read(Parts(member));
        reader.Read([.. reader.Named.Where(m => m != member && IsStep(m, type)).SelectMany(Parts)]);
        return reader;
    }

    private bool IsStep(MethodDefinitionHandle method, TypeDefinitionHandle type) =>
        file.Metadata.GetMethodDefinition(method) is var definition && definition.GetDeclaringType() == type && (definition.Attributes & MethodAttributes.SpecialName) == 0;

    // All that the compiler made of a member.
    private IEnumerable<MethodDefinitionHandle> Parts(MethodDefinitionHandle member) => (_parts ??= file.Metadata.MethodDefinitions.ToLookup(users.Of))[member];

    private TypeDefinitionHandle TypeOf(BodyReference call) => file.Metadata.GetMethodDefinition(users.Of(call.From)).GetDeclaringType();

    private bool IsWithin(TypeDefinitionHandle type, TypeDefinitionHandle outer)
    {
        for (var depth = 0; depth < 100 && !type.IsNil; depth++)
        {
            if (type == outer)
                return true;
            type = file.Metadata.GetTypeDefinition(type).GetDeclaringType();
        }

        return false;
    }
}
