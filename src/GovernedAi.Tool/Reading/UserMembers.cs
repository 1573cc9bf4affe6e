using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;

namespace GovernedAi.Tool.Reading;

/// <summary>Leads from methods as compiled back to the member the user wrote: through state machines, lambdas and local functions.</summary>
internal sealed class UserMembers
{
    private const int MaxSteps = 64;

    private readonly AssemblyFile _file;
    private readonly MetadataReader _metadata;
    private readonly Dictionary<TypeDefinitionHandle, MethodDefinitionHandle?> _kickoffs = [];
    private readonly Dictionary<MethodDefinitionHandle, BodyReference> _inner = [];
    private readonly ILookup<MethodDefinitionHandle, BodyReference> _uses;

    /// <param name="file">The assembly.</param>
    /// <param name="toGenerated">The references to methods that were made, those for lambdas and local functions among them.</param>
    /// <param name="definition">Finds the definition that a reference within the assembly leads to.</param>
    public UserMembers(AssemblyFile file, IReadOnlyList<BodyReference> toGenerated, Func<EntityHandle, MethodDefinitionHandle?> definition)
    {
        (_file, _metadata) = (file, file.Metadata);
        var inner = toGenerated.Select(r => (Reference: r, Inner: definition(r.Target))).Where(r => r.Inner is { } made && GeneratedNames.IsInnerMethod(Name(made))).ToList();
        _uses = inner.ToLookup(r => r.Inner!.Value, r => r.Reference);
        Connect(inner);
    }

    /// <summary>The member the user wrote that <paramref name="method"/> is a part of.</summary>
    public MethodDefinitionHandle Of(MethodDefinitionHandle method) => Path(method).Last().Method;

    /// <summary>The method that a body is one of in source: of a state machine's, the async method or iterator.</summary>
    public MethodDefinitionHandle FunctionOf(MethodDefinitionHandle method) => Kickoff(_metadata.GetMethodDefinition(method).GetDeclaringType()) ?? method;

    /// <summary>Where the body of a member the user wrote starts; that of an async method or iterator lies in its state machine.</summary>
    public SourcePlace? Place(MethodDefinitionHandle method)
    {
        if (_file.Lines.At(method, 0) is { } place)
            return place;
        var type = _metadata.GetTypeDefinition(_metadata.GetMethodDefinition(method).GetDeclaringType());
        foreach (var machine in type.GetNestedTypes().Where(t => Kickoff(t) == method))
            return _metadata.GetTypeDefinition(machine).GetMethods().Select(m => _file.Lines.At(m, 0)).OfType<SourcePlace>().MinBy(p => (p.Line, p.Column));
        return null;
    }

    /// <summary>
    /// The way from a compiled method out to the user's member, both included; a lambda comes with the reference that takes it.
    /// </summary>
    public IEnumerable<(MethodDefinitionHandle Method, BodyReference? Taken)> Path(MethodDefinitionHandle method)
    {
        for (var steps = 0; steps < MaxSteps; steps++)
        {
            var taken = _inner.TryGetValue(method, out var reference) ? reference : (BodyReference?)null;
            yield return (method, taken);
            if (StepOut(method) is not { } outer || outer == method)
                yield break;
            method = outer;
        }
    }

    /// <summary>Every place that takes or calls the method made for a lambda or a local function.</summary>
    public IEnumerable<BodyReference> Uses(MethodDefinitionHandle inner) => _uses[inner];

    // Outwards in: a lambda hangs on the method that takes it once that one hangs on a user's member. So what calls itself, or its parent, makes no circle.
    private void Connect(List<(BodyReference Reference, MethodDefinitionHandle? Inner)> waiting)
    {
        for (var (round, before) = (0, -1); round < MaxSteps && waiting.Count != before; round++)
        {
            before = waiting.Count;
            waiting.RemoveAll(r => _inner.ContainsKey(r.Inner!.Value));
            foreach (var (reference, inner) in waiting)
            {
                var from = Kickoff(_metadata.GetMethodDefinition(reference.From).GetDeclaringType()) ?? reference.From;
                if (from != inner && (_inner.ContainsKey(from) || !GeneratedNames.IsInnerMethod(Name(from))))
                    _inner.TryAdd(inner!.Value, reference);
            }
        }
    }

    private string Name(MethodDefinitionHandle method) => _metadata.GetString(_metadata.GetMethodDefinition(method).Name);

    private MethodDefinitionHandle? StepOut(MethodDefinitionHandle method)
    {
        var definition = _metadata.GetMethodDefinition(method);
        var type = definition.GetDeclaringType();
        if (Kickoff(type) is { } kickoff)
            return kickoff;
        if (_inner.TryGetValue(method, out var reference))
            return reference.From;

        // Nothing leads there, or what should says nothing: the name is left.
        var name = _metadata.GetString(definition.Name);
        if (GeneratedNames.IsInnerMethod(name))
            return Named(type, GeneratedNames.Origin(name));
        var typeName = _metadata.GetString(_metadata.GetTypeDefinition(type).Name);
        return GeneratedNames.IsInnerType(typeName) ? Named(type, GeneratedNames.Origin(typeName)) : null;
    }

    // The method of that name in the nearest type around that the user wrote.
    private MethodDefinitionHandle? Named(TypeDefinitionHandle type, string? name)
    {
        for (var depth = 0; name is not null && depth < MaxSteps && !type.IsNil; depth++)
        {
            var definition = _metadata.GetTypeDefinition(type);
            foreach (var method in definition.GetMethods())
            {
                if (GeneratedNames.IsOrigin(_metadata, _metadata.GetMethodDefinition(method).Name, name))
                    return method;
            }

            type = definition.GetDeclaringType();
        }

        return null;
    }

    // The method that a state machine was made from. Its attribute names the machine, Acme.Router+<RouteAsync>d__3: overloads have machines of like names.
    private MethodDefinitionHandle? Kickoff(TypeDefinitionHandle type)
    {
        if (_kickoffs.TryGetValue(type, out var kickoff))
            return kickoff;

        var name = _metadata.GetString(_metadata.GetTypeDefinition(type).Name);
        if (GeneratedNames.IsStateMachine(name) && _metadata.GetTypeDefinition(type).GetDeclaringType() is { IsNil: false } outer)
        {
            var origin = GeneratedNames.Origin(name) ?? "";
            foreach (var method in _metadata.GetTypeDefinition(outer).GetMethods())
            {
                if (GeneratedNames.IsOrigin(_metadata, _metadata.GetMethodDefinition(method).Name, origin) && _file.Attributes.Of(method).Any(a => IsStateMachine(a.Type) && a.Argument<string>(0) is { } machine && machine.EndsWith("+" + name, StringComparison.Ordinal)))
                    kickoff = method;
            }
        }

        _kickoffs.Add(type, kickoff);
        return kickoff;
    }

    private static bool IsStateMachine(string attribute) => attribute
        is "System.Runtime.CompilerServices.AsyncStateMachineAttribute"
        or "System.Runtime.CompilerServices.IteratorStateMachineAttribute"
        or "System.Runtime.CompilerServices.AsyncIteratorStateMachineAttribute";
}
