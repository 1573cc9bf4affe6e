using System.Reflection.Metadata;
using GovernedAi.Analyzers.Recognition;

namespace GovernedAi.Tool.Reading;

/// <summary>Tells which assemblies can get at a model library at all: most of what lies in a folder cannot, and needs no closer look.</summary>
internal sealed class ModelReach(AssemblyFolder folder, ModelNames names)
{
    private readonly Dictionary<AssemblyFile, bool> _reaches = [];
    private readonly Dictionary<AssemblyFile, string[]> _named = [];
    private readonly Dictionary<string, bool> _libraries = new(StringComparer.OrdinalIgnoreCase);
    private readonly Lazy<List<string>> _beside = new(() =>
        [.. names.Table.Facts.Select(f => f.Assembly).Concat(names.Table.Anchors.Select(a => a.Assembly)).Distinct(StringComparer.OrdinalIgnoreCase).Where(folder.Has)]);

    /// <summary>
    /// Whether a call in the assembly can be a model call by what is called: it is a model library, names a type of one, or references an assembly
    /// of which that is true, or that is not here.
    /// </summary>
    public bool Reaches(AssemblyFile file)
    {
        if (_reaches.TryGetValue(file, out var reaches))
            return reaches;
        // Assemblies that reference each other in a circle are looked at closely.
        _reaches[file] = true;
        return _reaches[file] = NamedBy(file).Length > 0 || NamesType(file) || file.References.Any(r => folder.Find(r) is { } other ? Reaches(other) : !Framework.Has(r));
    }

    /// <summary>
    /// The model libraries that the assembly or a reference of it names: an SDK the table has not heard of reaches a model through an abstraction. And
    /// what lies beside: a reference that only a dynamic or reflective call uses is not written into the assembly.
    /// </summary>
    public HashSet<string> LibrariesOf(AssemblyFile file)
    {
        HashSet<string> libraries = [.. _beside.Value, .. NamedBy(file)];
        foreach (var reference in file.References)
        {
            if (folder.Find(reference) is { } other)
                libraries.UnionWith(NamedBy(other));
        }

        return libraries;
    }

    private string[] NamedBy(AssemblyFile file)
    {
        if (!_named.TryGetValue(file, out var named))
            _named.Add(file, named = [.. file.References.Append(file.Name).Where(IsLibrary)]);
        return named;
    }

    private bool IsLibrary(string assembly)
    {
        if (!_libraries.TryGetValue(assembly, out var isOne))
            _libraries.Add(assembly, isOne = names.Table.IsModelLibrary(assembly));
        return isOne;
    }

    // A library that was merged into another assembly goes by its types.
    private bool NamesType(AssemblyFile file)
    {
        var metadata = file.Metadata;
        foreach (var handle in metadata.TypeReferences)
        {
            if (names.Types.MayHold(file.Names, metadata.GetTypeReference(handle).Name) && names.Table.HasType(file.Ids.Types.Of(handle)))
                return true;
        }

        foreach (var handle in metadata.TypeDefinitions)
        {
            if (names.Types.MayHold(file.Names, metadata.GetTypeDefinition(handle).Name) && names.Table.HasType(file.Ids.Types.Of(handle)))
                return true;
        }

        return false;
    }
}
