using System.Reflection.Metadata;
using GovernedAi.Analyzers.Recognition;
using GovernedAi.Tool.Facts;

namespace GovernedAi.Tool.Reading;

/// <summary>Reads what bears on who answers for the model calls of a member: each member of an assembly once.</summary>
internal sealed class MemberReader(AssemblyFile file, CallRecognizer recognizer, GovernedMembers governed, DeclaredCalls declared, UserMembers users, PrivateSteps steps, ScopeReader scopes, Func<MethodAt, GovernedMethodFacts> governedMethod)
{
    private const int MaxNesting = 100;

    private readonly Dictionary<EntityHandle, MemberFacts> _members = [];
    private readonly Dictionary<MethodDefinitionHandle, PropertyDefinitionHandle> _accessors = [];

    public MemberFacts Read(MethodDefinitionHandle method)
    {
        if (!_members.TryGetValue(method, out var member))
            _members.Add(method, member = ReadNew(method));
        return member;
    }

    /// <summary>The field or property whose initializer was compiled into a constructor; the constructor itself where there is none.</summary>
    public MemberFacts Read(MethodDefinitionHandle constructor, EntityHandle? initialized)
    {
        if (initialized is not { } handle)
            return Read(constructor);
        if (!_members.TryGetValue(handle, out var member))
            _members.Add(handle, member = ReadInitialized(constructor, handle));
        return member;
    }

    /// <summary>Type and member, for people.</summary>
    public static string NameOf(MethodAt method)
    {
        var type = SimpleName(method.Type);
        return method.Name switch
        {
            ".ctor" => $"{type} (constructor)",
            ".cctor" => $"{type} (static constructor)",
            "<Main>$" => MemberFacts.TopLevel,
            var name when name.StartsWith("get_", StringComparison.Ordinal) || name.StartsWith("set_", StringComparison.Ordinal) => $"{type}.{name[4..]}",
            var name => $"{type}.{name[(name.LastIndexOf('.') + 1)..]}",
        };
    }

    private static string SimpleName(TypeAt at)
    {
        var type = at.Name[(at.Name.LastIndexOf('.') + 1)..];
        return type.IndexOf('`') is >= 0 and var tick ? type[..tick] : type;
    }

    private MemberFacts ReadNew(MethodDefinitionHandle handle)
    {
        var method = new MethodAt(file, handle);
        var isGoverned = governed.Of(file).ContainsKey(handle);
        var coreOf = governed.GovernedBy(method);
        var handedOn = HandedOn(method);
        return new(method.Id, NameOf(method), users.Place(handle))
        {
            Governed = isGoverned ? governedMethod(method) : null,
            CoreOf = coreOf is { } of ? governedMethod(of) : null,
            HandedOn = handedOn?.Why,
            HandedOnAs = handedOn?.As,
            Scope = scopes.Of(handle),
            Waivers = [.. WaiversOf(handle, coreOf)],
        };
    }

    private MemberFacts ReadInitialized(MethodDefinitionHandle constructor, EntityHandle handle)
    {
        var isField = handle.Kind == HandleKind.FieldDefinition;
        var name = file.Metadata.GetString(isField ? file.Metadata.GetFieldDefinition((FieldDefinitionHandle)handle).Name : file.Metadata.GetPropertyDefinition((PropertyDefinitionHandle)handle).Name);
        var type = file.Metadata.GetMethodDefinition(constructor).GetDeclaringType();
        return new($"{(isField ? 'F' : 'P')}:{file.Ids.Types.Of(type)}.{name}", $"{SimpleName(new(file, type))}.{name}", users.Place(constructor))
        {
            Scope = scopes.Of(constructor),
            Waivers = [.. WaiversOn(handle, isField ? "the field" : "the property"), .. WaiversAround(type)],
        };
    }

    private (string Why, CalledFacts? As)? HandedOn(MethodAt method)
    {
        if (governed.IsHandedOn(method))
            return ("[CallersGovern]", null);
        if (declared.Hold(file, method.Handle, method.Name, method.Type.Handle))
            return ("[DeclaredModelCall]", null);
        if (recognizer.RecognizeImplemented(method) is { } fact)
            return ($"it implements {ModelCallFact.TypeNameOf(fact.DocId)}.{fact.MethodName}", CalledMembers.Facts(fact));

        // Of several that it serves, the one that does not count decides.
        ModelCallFact? served = null;
        return steps.ServeOnly(method.Handle, Serves) ? ("only implementations of a model call use it", CalledMembers.Facts(served!)) : null;

        bool Serves(MethodDefinitionHandle caller)
        {
            if (recognizer.RecognizeImplemented(new(file, caller)) is not { } implements)
                return false;
            served = served is { CountsByDefault: false } ? served : implements;
            return true;
        }
    }

    /// <summary>The waivers on a method, on the method it is the core of, and on what is around it.</summary>
    public IEnumerable<WaiverFacts> WaiversOf(MethodDefinitionHandle method, MethodAt? coreOf = null) =>
    [
        .. WaiversOn(method, "the method"),
        .. coreOf is { } governedMethod && governedMethod.File == file ? WaiversOn(governedMethod.Handle, "the method") : [],
        .. Property(method) is { } property ? WaiversOn(property, "the property") : [],
        .. WaiversAround(file.Metadata.GetMethodDefinition(method).GetDeclaringType()),
    ];

    private IEnumerable<WaiverFacts> WaiversOn(EntityHandle parent, string on) =>
        file.Attributes.OfGovernance(parent).Where(AssemblyAttributes.IsWaiver).Select(use => AssemblyAttributes.Waiver(use, on));

    private IEnumerable<WaiverFacts> WaiversAround(TypeDefinitionHandle type)
    {
        for (var depth = 0; !type.IsNil && depth < MaxNesting; depth++)
        {
            foreach (var waiver in WaiversOn(type, "the type"))
                yield return waiver;
            type = file.Metadata.GetTypeDefinition(type).GetDeclaringType();
        }

        foreach (var waiver in file.Metadata.IsAssembly ? WaiversOn(EntityHandle.AssemblyDefinition, "the assembly") : [])
            yield return waiver;
    }

    private PropertyDefinitionHandle? Property(MethodDefinitionHandle method)
    {
        if (_accessors.Count == 0)
        {
            foreach (var handle in file.Metadata.PropertyDefinitions)
            {
                var accessors = file.Metadata.GetPropertyDefinition(handle).GetAccessors();
                _accessors.TryAdd(accessors.Getter, handle);
                _accessors.TryAdd(accessors.Setter, handle);
            }
        }

        return _accessors.TryGetValue(method, out var property) ? property : null;
    }
}
