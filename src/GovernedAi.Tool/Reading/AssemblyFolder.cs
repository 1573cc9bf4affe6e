namespace GovernedAi.Tool.Reading;

/// <summary>The assemblies that references are looked up among: those beside the input, by simple name.</summary>
internal sealed class AssemblyFolder : IDisposable
{
    private readonly Dictionary<string, AssemblyFile?> _opened = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, AssemblyFile> _paths = new(StringComparer.Ordinal);
    private readonly List<string> _folders = [];
    private readonly Dictionary<string, (SingleFileBundle Bundle, BundledFile File)> _bundled = new(StringComparer.OrdinalIgnoreCase);
    private readonly SortedSet<string> _missing = new(StringComparer.OrdinalIgnoreCase);

    /// <param name="folders">Where to look.</param>
    /// <param name="bundles">And in which bundles.</param>
    public AssemblyFolder(IEnumerable<string> folders, IEnumerable<SingleFileBundle>? bundles = null)
    {
        _folders.AddRange(folders.Distinct());
        foreach (var bundle in bundles ?? [])
        {
            foreach (var file in bundle.Files.Where(f => f.Kind == BundledKind.Assembly))
                _bundled.TryAdd(Path.GetFileNameWithoutExtension(file.Name), (bundle, file));
        }
    }

    /// <summary>Simple names that were asked for and lie nowhere here.</summary>
    public IReadOnlyCollection<string> Missing => _missing;

    /// <summary>Takes over an assembly that was opened as input, so that references to it find it open.</summary>
    /// <returns>The assembly as it is open here: it may have been opened before, as a reference.</returns>
    public AssemblyFile Adopt(string path, Func<AssemblyFile> open)
    {
        if (_paths.TryGetValue(path, out var file))
            return file;
        file = open();
        _paths.Add(path, file);
        _opened.TryAdd(file.Name, file);
        return file;
    }

    /// <summary>The assembly of that name, if it lies here and can be read.</summary>
    public AssemblyFile? Find(string name)
    {
        if (_opened.TryGetValue(name, out var file))
            return file;

        file = Open(name);
        _opened[name] = file;
        if (file is null)
            _missing.Add(name);
        return file;
    }

    /// <summary>Whether an assembly of that name lies here, readable or not.</summary>
    public bool Has(string name) => _opened.ContainsKey(name) && _opened[name] is not null || _bundled.ContainsKey(name) || _folders.Any(folder => File.Exists(Path.Combine(folder, name + ".dll")));

    public void Dispose()
    {
        foreach (var file in _opened.Values.Concat(_paths.Values).OfType<AssemblyFile>().Distinct())
            file.Dispose();
    }

    private AssemblyFile? Open(string name)
    {
        if (name.AsSpan().ContainsAny(Path.GetInvalidFileNameChars()) || name is "" or "." or "..")
            return null;

        foreach (var folder in _folders)
        {
            foreach (var extension in (string[])[".dll", ".exe"])
            {
                var path = Path.Combine(folder, name + extension);
                if (!File.Exists(path))
                    continue;
                try
                {
                    return Adopt(path, () => AssemblyFile.Open(path));
                }
                catch (UnreadableException)
                {
                    // Whoever lists the folder as input names it; as a reference it is as good as missing.
                }
            }
        }

        try
        {
            return _bundled.TryGetValue(name, out var bundled) ? AssemblyFile.Open(bundled.File.Name, bundled.Bundle.Open(bundled.File)) : null;
        }
        catch (UnreadableException)
        {
            return null;
        }
    }
}
