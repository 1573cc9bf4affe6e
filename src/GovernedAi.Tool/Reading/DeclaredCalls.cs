using System.Reflection.Metadata;
using GovernedAi.Analyzers.HouseRules;

namespace GovernedAi.Tool.Reading;

/// <summary>The model calls that an assembly, or one it references, declares of code it does not own: <c>[assembly: DeclaredModelCall]</c>.</summary>
internal sealed class DeclaredCalls
{
    private readonly List<ApiId> _apis;
    private readonly HashSet<string> _names;
    private readonly bool _hasTypes;

    public DeclaredCalls(AssemblyFile file, AssemblyFolder folder)
    {
        _apis = [.. file.References.Select(folder.Find).OfType<AssemblyFile>().Prepend(file)
            .Where(f => f.KnowsGovernedAi && f.Metadata.IsAssembly)
            .SelectMany(f => f.Attributes.OfGovernance(EntityHandle.AssemblyDefinition))
            .Where(use => use.Type == "GovernedAi.DeclaredModelCallAttribute")
            .Select(use => use.Argument<string>(0) ?? "")
            .Where(ApiId.IsCallable)
            .Select(id => new ApiId(id))];
        _names = [.. _apis.Select(api => api.ShortName)];
        _hasTypes = _apis.Any(api => api.DocId[0] == 'T');
    }

    /// <summary>Whether there are any.</summary>
    public bool Any => _apis.Count > 0;

    /// <summary>Whether a method of this name can have been declared.</summary>
    public bool MayBe(string name) => _apis.Count > 0 && (_hasTypes || _names.Contains(name) || IsGetter(name) && _names.Contains(name[4..]));

    /// <summary>Whether a method was declared to call a model. Constructing an object of a declared type calls none yet.</summary>
    /// <param name="file">The assembly that names it.</param>
    /// <param name="method">A definition or a reference.</param>
    /// <param name="name">Its name.</param>
    /// <param name="type">The type that declares it.</param>
    public bool Hold(AssemblyFile file, EntityHandle method, string name, EntityHandle type)
    {
        if (!MayBe(name) || name.StartsWith('.') || name.StartsWith("set_", StringComparison.Ordinal) || name.StartsWith("op_", StringComparison.Ordinal) || name.StartsWith("add_", StringComparison.Ordinal))
            return false;

        var (id, declaring) = (file.Ids.Of(method), file.Ids.Types.Of(type));
        var property = IsGetter(name) ? "P:" + id[2..].Replace($"{declaring}.get_", $"{declaring}.", StringComparison.Ordinal) : null;
        return _apis.Any(api => api.DocId[0] switch
        {
            'T' => property is null && (declaring == api.Name || declaring.StartsWith(api.Name + ".", StringComparison.Ordinal)),
            'P' => property is not null && api.Is(property),
            _ => api.Is(id),
        });
    }

    private static bool IsGetter(string name) => name.StartsWith("get_", StringComparison.Ordinal);
}
