using System.Collections.Immutable;
using System.Reflection.Metadata;
using GovernedAi.Analyzers.Recognition;
using GovernedAi.Tool.Facts;

namespace GovernedAi.Tool.Reading;

/// <summary>How far reading has come.</summary>
internal readonly record struct ReadingProgress(int Done, int Total, string Name);

/// <summary>Reads what a user names, files and folders, into facts.</summary>
/// <param name="references">More folders to look up references in.</param>
/// <param name="progress">Told before each file.</param>
internal sealed class InputReader(IEnumerable<string> references, IProgress<ReadingProgress>? progress = null)
{
    private readonly List<AssemblyFacts> _assemblies = [];
    private readonly List<SkippedFile> _skipped = [];
    private readonly HashSet<(string Name, Guid Module)> _seen = [];

    public InputFacts Read(IEnumerable<string> paths, CancellationToken cancellation)
    {
        var files = paths.SelectMany(Expand).DistinctBy(f => f.Path).ToList();
        var folders = files.Select(f => Path.GetDirectoryName(f.Path)!).Distinct().ToList();
        var packages = PackageNames.In(folders);
        using var folder = new AssemblyFolder([.. folders, .. references.Select(Path.GetFullPath)]);
        var reader = new AssemblyReader(folder, ModelCallTable.Default);

        for (var i = 0; i < files.Count; i++)
        {
            cancellation.ThrowIfCancellationRequested();
            progress?.Report(new(i, files.Count, Path.GetFileName(files[i].Path)));
            Read(files[i], reader, packages, cancellation);
        }

        return new(
            [.. _assemblies.OrderBy(a => a.Name, StringComparer.Ordinal).ThenBy(a => a.Path, StringComparer.Ordinal)],
            [.. _skipped.OrderBy(s => s.Path, StringComparer.Ordinal)]);
    }

    private void Read((string Path, bool IsNamed) input, AssemblyReader reader, PackageNames packages, CancellationToken cancellation)
    {
        try
        {
            if (SingleFileBundle.Is(input.Path))
                throw new UnreadableException(SkipKind.NotRead, "a single-file bundle: verify the output before it is bundled");
            using var file = AssemblyFile.Open(input.Path);
            // The same build lies in obj and in bin.
            if (!_seen.Add((file.Name, Module(file))))
                return;
            _assemblies.Add(reader.Read(file, Role(file, input.IsNamed, packages), cancellation));
        }
        catch (UnreadableException e)
        {
            _skipped.Add(new(input.Path, e.Kind, e.Message, input.IsNamed));
        }
    }

    private static AssemblyRole Role(AssemblyFile file, bool isNamed, PackageNames packages)
    {
        if (file.KnowsGovernedAi)
            return AssemblyRole.Own;
        if (ModelCallTable.Default.IsModelLibrary(file.Name))
            return AssemblyRole.ClientLibrary;
        return !isNamed && packages.Has(file.Name) ? AssemblyRole.Package : AssemblyRole.Own;
    }

    private IEnumerable<(string Path, bool IsNamed)> Expand(string path)
    {
        var full = Path.GetFullPath(path);
        if (!Directory.Exists(full))
            return [(full, true)];

        var files = Directory.EnumerateFiles(full, "*", new EnumerationOptions { RecurseSubdirectories = true, IgnoreInaccessible = false })
            .Where(f => Path.GetExtension(f) is ".dll" or ".exe" || SingleFileBundle.Is(f))
            .Order(StringComparer.Ordinal)
            .Select(f => (f, false))
            .ToList();
        if (files.Count == 0)
            _skipped.Add(new(full, SkipKind.NotRead, "there is no assembly in this folder", IsNamed: true));
        return files;
    }

    private static Guid Module(AssemblyFile file)
    {
        try
        {
            return file.Metadata.GetGuid(file.Metadata.GetModuleDefinition().Mvid);
        }
        catch (Exception e) when (Malformed.Is(e))
        {
            throw new UnreadableException(SkipKind.Malformed, $"damaged: {e.Message}");
        }
    }
}
