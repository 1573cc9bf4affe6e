using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;

namespace GovernedAi.Tool.Reading;

/// <summary>Leads from methods as compiled back to the member the user wrote: through state machines, lambdas and local functions.</summary>
internal sealed class UserMembers
{
    private const int MaxSteps = 64;

    private readonly MetadataReader _metadata;
    private readonly Dictionary<TypeDefinitionHandle, MethodDefinitionHandle> _stateMachines = [];
    private readonly Dictionary<MethodDefinitionHandle, BodyReference> _inner = [];

    /// <param name="file">The assembly.</param>
    /// <param name="toGenerated">The references to methods that were made, those for lambdas and local functions among them.</param>
    /// <param name="definition">Finds the definition that a reference within the assembly leads to.</param>
    public UserMembers(AssemblyFile file, IReadOnlyList<BodyReference> toGenerated, Func<EntityHandle, MethodDefinitionHandle?> definition)
    {
        _metadata = file.Metadata;
        foreach (var use in file.Attributes.All())
        {
            if (use.Parent.Kind == HandleKind.MethodDefinition
                && use.Type is "System.Runtime.CompilerServices.AsyncStateMachineAttribute"
                    or "System.Runtime.CompilerServices.IteratorStateMachineAttribute"
                    or "System.Runtime.CompilerServices.AsyncIteratorStateMachineAttribute"
                && StateMachine((MethodDefinitionHandle)use.Parent, use.Argument<string>(0)) is { } machine)
                _stateMachines.TryAdd(machine, (MethodDefinitionHandle)use.Parent);
        }

        Connect(toGenerated, definition);
    }

    /// <summary>The member the user wrote that <paramref name="method"/> is a part of.</summary>
    public MethodDefinitionHandle Of(MethodDefinitionHandle method) => Path(method).Last().Method;

    /// <summary>Where the body of a member the user wrote starts; that of an async method or iterator lies in its state machine.</summary>
    public SourcePlace? Place(AssemblyFile file, MethodDefinitionHandle method)
    {
        if (file.Lines.At(method, 0) is { } place)
            return place;
        foreach (var (machine, kickoff) in _stateMachines)
        {
            if (kickoff == method)
                return _metadata.GetTypeDefinition(machine).GetMethods().Select(m => file.Lines.At(m, 0)).OfType<SourcePlace>().MinBy(p => (p.Line, p.Column));
        }

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

    // Outwards in: a lambda hangs on the method that takes it once that one hangs on a user's member. So what calls itself, or its parent, makes no circle.
    private void Connect(IReadOnlyList<BodyReference> toGenerated, Func<EntityHandle, MethodDefinitionHandle?> definition)
    {
        var waiting = toGenerated.Select(r => (Reference: r, Inner: definition(r.Target))).Where(r => r.Inner is { } inner && GeneratedNames.IsInnerMethod(Name(inner))).ToList();
        for (var (round, before) = (0, -1); round < MaxSteps && waiting.Count != before; round++)
        {
            before = waiting.Count;
            waiting.RemoveAll(r => _inner.ContainsKey(r.Inner!.Value));
            foreach (var (reference, inner) in waiting)
            {
                var from = Kickoff(reference.From);
                if (from != inner && (_inner.ContainsKey(from) || !GeneratedNames.IsInnerMethod(Name(from))))
                    _inner.TryAdd(inner!.Value, reference);
            }
        }
    }

    private MethodDefinitionHandle Kickoff(MethodDefinitionHandle method) =>
        _stateMachines.TryGetValue(_metadata.GetMethodDefinition(method).GetDeclaringType(), out var kickoff) ? kickoff : method;

    private string Name(MethodDefinitionHandle method) => _metadata.GetString(_metadata.GetMethodDefinition(method).Name);

    private MethodDefinitionHandle? StepOut(MethodDefinitionHandle method)
    {
        var definition = _metadata.GetMethodDefinition(method);
        var type = definition.GetDeclaringType();
        if (_stateMachines.TryGetValue(type, out var kickoff))
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
                if (_metadata.StringComparer.Equals(_metadata.GetMethodDefinition(method).Name, name))
                    return method;
            }

            type = definition.GetDeclaringType();
        }

        return null;
    }

    // The attribute names it Acme.Router+<RouteAsync>d__3; it lies in the type of the method.
    private TypeDefinitionHandle? StateMachine(MethodDefinitionHandle method, string? reflectionName)
    {
        if (reflectionName is null)
            return null;
        var simple = reflectionName[(reflectionName.LastIndexOf('+') + 1)..].Replace("\\", "", StringComparison.Ordinal);
        foreach (var nested in _metadata.GetTypeDefinition(_metadata.GetMethodDefinition(method).GetDeclaringType()).GetNestedTypes())
        {
            if (_metadata.StringComparer.Equals(_metadata.GetTypeDefinition(nested).Name, simple))
                return nested;
        }

        return null;
    }
}
