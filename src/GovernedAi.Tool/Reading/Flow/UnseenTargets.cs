using System.Reflection.Metadata;
using GovernedAi.Analyzers.Recognition;

namespace GovernedAi.Tool.Reading.Flow;

/// <summary>Tells whether a method known by name alone may be a model call, by the analyzer's rules.</summary>
internal sealed class UnseenTargets(ModelReach reach, ModelCallTable table, TypeGraph types, ImplementedMembers implemented, CallRecognizer recognizer)
{
    private readonly Dictionary<AssemblyFile, HashSet<string>> _libraries = [];

    /// <summary>Whether any model library is in reach.</summary>
    public bool Reaches(AssemblyFile file) => LibrariesOf(file).Count > 0;

    /// <summary>Whether a library in reach has a model call of this name.</summary>
    public bool MayReach(AssemblyFile file, string name) => table.HasName(name, LibrariesOf(file));

    /// <summary>Whether a dynamic call can reach a model: by the static type of its receiver, where it has one.</summary>
    /// <param name="file">The assembly it stands in.</param>
    /// <param name="callSite">The type of its call site, <c>CallSite&lt;Func&lt;CallSite, TReceiver, …&gt;&gt;</c>.</param>
    /// <param name="name">The name of what is called.</param>
    public bool MayReach(AssemblyFile file, EntityHandle callSite, string name) =>
        Receiver(file, callSite) is { } receiver && file.Ids.Types.Of(receiver) is not ("System.Object" or "System.Type") ? HasModelCall(file, receiver, name) : MayReach(file, name);

    /// <summary>Whether a type, one of its bases or an interface of it has a model call of this name.</summary>
    public bool HasModelCall(AssemblyFile file, EntityHandle type, string name)
    {
        if (!table.HasName(name))
            return false;
        return types.Lineage(types.Named(file, type)).Any(at => at.Type is { } known
            ? known.Definition.GetMethods().Any(m => known.File.Metadata.StringComparer.Equals(known.File.Metadata.GetMethodDefinition(m).Name, name) && recognizer.Recognize(known.File, m) is not null)
            : implemented.FactsOf(at, name).Any(f => f.IsModelCall));
    }

    /// <summary>Whether a type is that of an HTTP request.</summary>
    public bool IsRequest(AssemblyFile file, EntityHandle type) => types.Lineage(types.Named(file, type)).Any(at => at.Name == "System.Net.Http.HttpRequestMessage");

    /// <summary>Whether a type is, or derives from, a handler of HTTP messages.</summary>
    public bool IsHandler(AssemblyFile file, EntityHandle type) => types.Lineage(types.Named(file, type)).Any(at => RequestMembers.IsHandler(at.Name));

    /// <summary>Whether a type is that of an HTTP client.</summary>
    public bool IsClient(AssemblyFile file, EntityHandle type) => types.Lineage(types.Named(file, type)).Any(at => at.Name == "System.Net.Http.HttpClient");

    // The second type argument of the delegate: the first is the call site itself.
    private static EntityHandle? Receiver(AssemblyFile file, EntityHandle callSite)
    {
        if (callSite.Kind != HandleKind.TypeSpecification)
            return null;
        var blob = file.Metadata.GetBlobReader(file.Metadata.GetTypeSpecification((TypeSpecificationHandle)callSite).Signature);
        // GENERICINST CLASS CallSite`1 1 · GENERICINST CLASS Func`n n · CLASS CallSite · CLASS or VALUETYPE T
        for (var level = 0; level < 2; level++)
        {
            if (blob.ReadCompressedInteger() != (int)SignatureTypeCode.GenericTypeInstance)
                return null;
            blob.ReadCompressedInteger();
            blob.ReadTypeHandle();
            blob.ReadCompressedInteger();
        }

        return file.Ids.Types.Definition(ref blob) is not null ? file.Ids.Types.Definition(ref blob) : null;
    }

    private HashSet<string> LibrariesOf(AssemblyFile file)
    {
        if (!_libraries.TryGetValue(file, out var libraries))
            _libraries.Add(file, libraries = reach.LibrariesOf(file));
        return libraries;
    }
}
