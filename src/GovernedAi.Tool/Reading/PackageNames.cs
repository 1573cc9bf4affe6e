using System.Text.Json;

namespace GovernedAi.Tool.Reading;

/// <summary>The assemblies that came from packages, as the <c>.deps.json</c> beside an application, or bundled in it, says.</summary>
internal sealed class PackageNames
{
    private readonly HashSet<string> _packages = new(StringComparer.OrdinalIgnoreCase);

    private PackageNames()
    {
    }

    /// <summary>Without a file that says so, or with a damaged one, nothing passes for a package: all is held to account.</summary>
    public static PackageNames In(IEnumerable<string> folders, IEnumerable<SingleFileBundle> bundles)
    {
        var names = new PackageNames();
        var files = folders.Where(Directory.Exists).SelectMany(f => Directory.EnumerateFiles(f, "*.deps.json")).Select(f => (Func<byte[]>)(() => File.ReadAllBytes(f)));
        var bundled = bundles.SelectMany(b => b.Files.Where(f => f.Kind == BundledKind.DepsJson).Select(f => (Func<byte[]>)(() => b.Open(f).ToArray())));
        foreach (var read in files.Concat(bundled))
        {
            try
            {
                using var json = JsonDocument.Parse(read());
                names.Read(json.RootElement);
            }
            catch (Exception e) when (e is JsonException or IOException or UnauthorizedAccessException or InvalidOperationException or KeyNotFoundException or UnreadableException)
            {
                continue;
            }
        }

        return names;
    }

    public bool Has(string assembly) => _packages.Contains(assembly);

    private void Read(JsonElement root)
    {
        var types = root.GetProperty("libraries").EnumerateObject().ToDictionary(l => l.Name, l => l.Value.GetProperty("type").GetString());
        foreach (var target in root.GetProperty("targets").EnumerateObject())
        {
            foreach (var library in target.Value.EnumerateObject())
            {
                if (types.GetValueOrDefault(library.Name) is not ("package" or "runtimepack") || !library.Value.TryGetProperty("runtime", out var assemblies))
                    continue;
                foreach (var assembly in assemblies.EnumerateObject())
                    _packages.Add(Path.GetFileNameWithoutExtension(assembly.Name));
            }
        }
    }
}
