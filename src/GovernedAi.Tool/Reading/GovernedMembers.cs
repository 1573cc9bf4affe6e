using System.Reflection.Metadata;
using GovernedAi.Tool.Facts;

namespace GovernedAi.Tool.Reading;

/// <summary>Answers which methods are governed, which are their cores, and which hand their obligation to their callers, in any assembly.</summary>
internal sealed class GovernedMembers(TypeGraph types, ImplementedMembers implemented)
{
    private const string CallersGovern = "GovernedAi.CallersGovernAttribute";

    private readonly GoverningAttributes _attributes = new(types);
    private readonly Dictionary<AssemblyFile, Dictionary<MethodDefinitionHandle, GoverningFacts>> _governed = [];
    private readonly Dictionary<AssemblyFile, Dictionary<MethodDefinitionHandle, MethodDefinitionHandle>> _cores = [];
    private readonly Dictionary<AssemblyFile, HashSet<MethodDefinitionHandle>> _handedOn = [];

    /// <summary>The governed methods of an assembly.</summary>
    public IReadOnlyDictionary<MethodDefinitionHandle, GoverningFacts> Of(AssemblyFile file)
    {
        if (!_governed.TryGetValue(file, out var governed))
            _governed.Add(file, governed = types.MayBearGovernance(file) ? _attributes.Of(file) : []);
        return governed;
    }

    /// <summary>The governed method that <paramref name="method"/> is the core of, itself or by overriding it.</summary>
    public MethodAt? GovernedBy(MethodAt method)
    {
        if (CoresOf(method.File).TryGetValue(method.Handle, out var governed))
            return new(method.File, governed);
        foreach (var member in implemented.Of(method))
        {
            if (member.Method is { } overridden && CoresOf(overridden.File).TryGetValue(overridden.Handle, out governed))
                return new(overridden.File, governed);
        }

        return null;
    }

    /// <summary>Whether [CallersGovern] stands on the method, on the property it belongs to, or on a member it implements or overrides.</summary>
    public bool IsHandedOn(MethodAt method) =>
        Says(method) || implemented.Of(method).Any(m => m.Method is { } found && Says(found));

    /// <summary>Whether a call that leads to this assembly can be of a governed method, a core, or a member that hands its obligation on.</summary>
    public bool MayMatter(AssemblyFile file) => Of(file).Count > 0 || HandedOnOf(file).Count > 0;

    private bool Says(MethodAt method) => HandedOnOf(method.File).Contains(method.Handle);

    private HashSet<MethodDefinitionHandle> HandedOnOf(AssemblyFile file)
    {
        if (_handedOn.TryGetValue(file, out var methods))
            return methods;

        _handedOn.Add(file, methods = []);
        if (!file.KnowsGovernedAi)
            return methods;
        foreach (var use in file.Attributes.Named(CallersGovern))
        {
            if (use.Parent.Kind == HandleKind.MethodDefinition)
                methods.Add((MethodDefinitionHandle)use.Parent);
            if (use.Parent.Kind != HandleKind.PropertyDefinition)
                continue;
            var accessors = file.Metadata.GetPropertyDefinition((PropertyDefinitionHandle)use.Parent).GetAccessors();
            methods.UnionWith([accessors.Getter, accessors.Setter]);
        }

        return methods;
    }

    private Dictionary<MethodDefinitionHandle, MethodDefinitionHandle> CoresOf(AssemblyFile file)
    {
        if (_cores.TryGetValue(file, out var cores))
            return cores;

        _cores.Add(file, cores = []);
        var metadata = file.Metadata;
        foreach (var (governed, says) in Of(file))
        {
            var definition = metadata.GetMethodDefinition(governed);
            var parameters = ParameterList.Of(file.Ids.Of(governed));
            foreach (var candidate in metadata.GetTypeDefinition(definition.GetDeclaringType()).GetMethods())
            {
                if (candidate != governed
                    && metadata.StringComparer.Equals(metadata.GetMethodDefinition(candidate).Name, says.Core)
                    && metadata.GetMethodDefinition(candidate).GetGenericParameters().Count == definition.GetGenericParameters().Count
                    && ParameterList.Of(file.Ids.Of(candidate)).SequenceEqual(parameters))
                    cores.TryAdd(candidate, governed);
            }
        }

        return cores;
    }
}
