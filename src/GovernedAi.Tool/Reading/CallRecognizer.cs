using System.Reflection;
using System.Reflection.Metadata;
using GovernedAi.Analyzers.Recognition;

namespace GovernedAi.Tool.Reading;

/// <summary>Tells which methods call a model, by the facts the analyzer goes by and by its rules: the name decides first.</summary>
internal sealed class CallRecognizer(ModelNames names, ModelReach reach, TypeGraph types, ImplementedMembers implemented)
{
    private readonly ModelCallTable _table = names.Table;
    private readonly SortedSet<string> _undecided = new(StringComparer.Ordinal);

    /// <summary>Calls of the file last read whose method may be a model call for all its name says, in an assembly that is not here.</summary>
    public IReadOnlyCollection<string> Undecided => _undecided;

    /// <summary>Holds the names that can tell something of a call in an assembly.</summary>
    public NameFilter NamesIn(AssemblyFile file) => reach.Reaches(file) ? names.Methods : names.Anyones;

    /// <summary>Whether a method of this name can be a model call.</summary>
    public bool MayBe(string methodName) => _table.HasName(methodName);

    /// <summary>Forgets what was undecided about the file before.</summary>
    public void Begin() => _undecided.Clear();

    /// <summary>The fact about the method that a call names, or null if it is no model call.</summary>
    /// <param name="file">The assembly the call stands in.</param>
    /// <param name="method">What it names.</param>
    public ModelCallFact? Recognize(AssemblyFile file, EntityHandle method)
    {
        if (Exact(file.Ids.Of(method), () => implemented.DeclaringAssembly(file, method)) is { } exact)
            return exact.IsModelCall ? exact : null;

        var definition = implemented.Resolve(file, method);
        return definition is { } found ? FromDefinition(found, file) : AddedTo(file, method);
    }

    /// <summary>The model call that a method is an implementation or an override of.</summary>
    public ModelCallFact? RecognizeImplemented(MethodAt method)
    {
        foreach (var member in implemented.Of(method))
        {
            if (Exact(member) is { } exact)
            {
                if (exact.IsModelCall)
                    return exact;
            }
            else if (member.Method is { } found && _table.HasName(found.Name) && FromDefinition(found, method.File) is { } fact)
            {
                return fact;
            }
        }

        return null;
    }

    private ModelCallFact? Exact(ImplementedMember member) => Exact(member.Id, () => member.Assembly);

    private ModelCallFact? Exact(string id, Func<string> assembly) =>
        _table.Find(id) is { } fact && !SharedNameTable.IsAnothers(ImplementedMembers.TypeOf(id), assembly()) ? fact : null;

    private ModelCallFact? FromDefinition(MethodAt method, AssemblyFile caller)
    {
        if (Exact(method.Id, () => method.File.Name) is { } exact)
            return exact.IsModelCall ? exact : null;
        foreach (var member in implemented.Of(method))
        {
            if (Exact(member) is { } fact)
                return fact.IsModelCall ? fact : null;
        }

        return AddedTo(method, caller);
    }

    // An overload that neither overrides nor implements anything, on a type that is an anchor's, or as an extension of one. Where its
    // body is held to account itself, here or in an assembly that knows GovernedAi, it is none.
    private ModelCallFact? AddedTo(MethodAt method, AssemblyFile caller)
    {
        var definition = method.Definition;
        if (method.File == caller || method.File.KnowsGovernedAi || (definition.Attributes & MethodAttributes.MemberAccessMask) == MethodAttributes.Private)
            return null;

        var receiver = IsExtension(method) ? method.File.Ids.FirstParameter(definition.Signature) : method.Definition.GetDeclaringType();
        if (receiver is not { } type)
            return null;
        return Added(method.Name, method.Id, method.File.Name, types.Lineage(types.Named(method.File, type)));
    }

    private ModelCallFact? AddedTo(AssemblyFile file, EntityHandle method)
    {
        if (method.Kind == HandleKind.MethodSpecification)
            method = file.Metadata.GetMethodSpecification((MethodSpecificationHandle)method).Method;
        if (method.Kind != HandleKind.MemberReference)
            return null;

        var reference = file.Metadata.GetMemberReference((MemberReferenceHandle)method);
        if (file.Ids.Types.Definition(reference.Parent) is not { } type)
            return null;

        // Its definition is out of sight: a static method whose first parameter is an anchor passes for an extension.
        List<Ancestor> receivers = [types.Named(file, type)];
        if (!file.Metadata.GetBlobReader(reference.Signature).ReadSignatureHeader().IsInstance && file.Ids.FirstParameter(reference.Signature) is { } extended)
            receivers.Add(types.Named(file, extended));
        var (name, assembly) = (file.Metadata.GetString(reference.Name), TypeGraph.AssemblyName(file, type));
        var fact = Added(name, file.Ids.Of(method), assembly, receivers);
        if (fact is null && !_table.IsModelLibrary(assembly) && !Framework.Has(assembly))
            _undecided.Add($"{receivers[0].Name}.{name} lies in {assembly}, which is not beside the input: whether it calls a model cannot be seen");
        return fact;
    }

    private ModelCallFact? Added(string name, string id, string assembly, IEnumerable<Ancestor> receivers)
    {
        var anchors = _table.AnchorsOf(name);
        if (anchors.Count == 0)
            return null;
        var names = receivers.Where(r => !r.IsAnothers).Select(r => r.Name).ToHashSet(StringComparer.Ordinal);
        return anchors.FirstOrDefault(a => names.Contains(a.Type)) is { } anchor ? ModelCallFact.AddedTo(anchor, id, assembly) : null;
    }

    /// <summary>Whether a method is written to be called as one of its first parameter's.</summary>
    public static bool IsExtension(MethodAt method) =>
        (method.Definition.Attributes & MethodAttributes.Static) != 0
        && method.File.Attributes.Of(method.Handle).Any(a => a.Type == "System.Runtime.CompilerServices.ExtensionAttribute");
}
