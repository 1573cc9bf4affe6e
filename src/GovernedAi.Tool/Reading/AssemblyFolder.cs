namespace GovernedAi.Tool.Reading;

/// <summary>The assemblies that references are looked up among: those beside the input, by simple name.</summary>
internal sealed class AssemblyFolder : IDisposable
{
    private readonly Dictionary<string, AssemblyFile?> _opened = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<string> _folders = [];
    private readonly SortedSet<string> _missing = new(StringComparer.OrdinalIgnoreCase);

    public AssemblyFolder(IEnumerable<string> folders) => _folders.AddRange(folders.Distinct());

    /// <summary>Simple names that were asked for and lie nowhere here.</summary>
    public IReadOnlyCollection<string> Missing => _missing;

    /// <summary>Lets an assembly that is open already be found under its name.</summary>
    public void Add(AssemblyFile file) => _opened.TryAdd(file.Name, file);

    /// <summary>The assembly of that name, if it lies here and can be read.</summary>
    public AssemblyFile? Find(string name)
    {
        if (_opened.TryGetValue(name, out var file))
            return file;

        file = Open(name);
        _opened.Add(name, file);
        if (file is null)
            _missing.Add(name);
        return file;
    }

    /// <summary>Whether an assembly of that name lies here, readable or not.</summary>
    public bool Has(string name) => _opened.ContainsKey(name) && _opened[name] is not null || _folders.Any(folder => File.Exists(Path.Combine(folder, name + ".dll")));

    public void Dispose()
    {
        foreach (var file in _opened.Values)
            file?.Dispose();
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
                    return AssemblyFile.Open(path);
                }
                catch (UnreadableException)
                {
                    // Whoever lists the folder as input names it; as a reference it is as good as missing.
                }
            }
        }

        return null;
    }
}
