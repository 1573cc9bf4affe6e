using System.Collections.Immutable;
using System.Reflection.Metadata;
using GovernedAi.Analyzers.Recognition;
using GovernedAi.Tool.Facts;

namespace GovernedAi.Tool.Reading;

/// <summary>Reads what bears on who answers for the model calls of a member: each member of an assembly once.</summary>
internal sealed class MemberReader(AssemblyFile file, CallRecognizer recognizer, GovernedMembers governed, DeclaredCalls declared, UserMembers users, PrivateSteps steps, ScopeReader scopes, Func<MethodAt, GovernedMethodFacts> governedMethod)
{
    private const int MaxNesting = 100;

    private readonly Dictionary<MethodDefinitionHandle, MemberFacts> _members = [];
    private readonly Dictionary<MethodDefinitionHandle, PropertyDefinitionHandle> _accessors = [];

    public MemberFacts Read(MethodDefinitionHandle method)
    {
        if (!_members.TryGetValue(method, out var member))
            _members.Add(method, member = ReadNew(method));
        return member;
    }

    /// <summary>Type and member, for people.</summary>
    public static string NameOf(MethodAt method)
    {
        var type = method.Type.Name;
        type = type[(type.LastIndexOf('.') + 1)..];
        if (type.IndexOf('`') is >= 0 and var tick)
            type = type[..tick];
        return method.Name switch
        {
            ".ctor" => $"{type} (constructor)",
            ".cctor" => $"{type} (static constructor)",
            "<Main>$" => "Top-level code",
            var name when name.StartsWith("get_", StringComparison.Ordinal) || name.StartsWith("set_", StringComparison.Ordinal) => $"{type}.{name[4..]}",
            var name => $"{type}.{name[(name.LastIndexOf('.') + 1)..]}",
        };
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
            Waivers = Waivers(handle, coreOf),
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

    private ImmutableArray<WaiverFacts> Waivers(MethodDefinitionHandle method, MethodAt? coreOf)
    {
        var waivers = new List<WaiverFacts>();
        AddFrom(method, "the method");
        if (coreOf is { } governedMethod && governedMethod.File == file)
            AddFrom(governedMethod.Handle, "the method");
        if (Property(method) is { } property)
            AddFrom(property, "the property");
        var type = file.Metadata.GetMethodDefinition(method).GetDeclaringType();
        for (var depth = 0; !type.IsNil && depth < MaxNesting; depth++)
        {
            AddFrom(type, "the type");
            type = file.Metadata.GetTypeDefinition(type).GetDeclaringType();
        }

        if (file.Metadata.IsAssembly)
            AddFrom(EntityHandle.AssemblyDefinition, "the assembly");
        return [.. waivers];

        void AddFrom(EntityHandle parent, string on)
        {
            waivers.AddRange(file.Attributes.OfGovernance(parent).Where(AssemblyAttributes.IsWaiver).Select(use => AssemblyAttributes.Waiver(use, on)));
        }
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
