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
    private const string NativeProgram = "native code, as Native AOT makes it: it holds no IL to read; verify the assemblies it was compiled from";

    private readonly List<AssemblyFacts> _assemblies = [];
    private readonly List<SkippedFile> _skipped = [];
    private readonly List<SingleFileBundle> _bundles = [];
    private readonly HashSet<(string Name, Guid Module)> _seen = [];

    /// <summary>A file to read, from disk or out of a bundle.</summary>
    private sealed record Input(string Path, bool IsNamed, Func<AssemblyFile> Open);

    public InputFacts Read(IEnumerable<string> paths, CancellationToken cancellation)
    {
        var files = paths.SelectMany(Expand).DistinctBy(f => f.Path).ToList();
        var folders = files.Select(f => Path.GetDirectoryName(f.Path)!).Distinct().ToList();
        var packages = PackageNames.In(folders, _bundles);
        using var folder = new AssemblyFolder([.. folders, .. references.Select(Path.GetFullPath)], _bundles);
        var reader = new AssemblyReader(folder);

        for (var i = 0; i < files.Count; i++)
        {
            cancellation.ThrowIfCancellationRequested();
            progress?.Report(new(i, files.Count, Path.GetFileName(files[i].Path)));
            Read(files[i], folder, reader, packages, cancellation);
        }

        return new(
            [.. _assemblies.OrderBy(a => a.Name, StringComparer.Ordinal).ThenBy(a => a.Path, StringComparer.Ordinal)],
            [.. _skipped.OrderBy(s => s.Path, StringComparer.Ordinal)]);
    }

    private void Read(Input input, AssemblyFolder folder, AssemblyReader reader, PackageNames packages, CancellationToken cancellation)
    {
        try
        {
            var file = folder.Adopt(input.Path, input.Open);
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

    private IEnumerable<Input> Expand(string path)
    {
        var full = Path.GetFullPath(path);
        if (!Directory.Exists(full))
            return Expand(full, isNamed: true);

        var files = Directory.EnumerateFiles(full, "*", new EnumerationOptions { RecurseSubdirectories = true, IgnoreInaccessible = false })
            .Order(StringComparer.Ordinal)
            .SelectMany(file => Expand(file, isNamed: false))
            .ToList();
        if (files.Count == 0)
            _skipped.Add(new(full, SkipKind.NotRead, "there is no assembly in this folder", IsNamed: true));
        return files;
    }

    // What a file stands for: itself, the assemblies bundled in it, or nothing that this tool can read.
    private IEnumerable<Input> Expand(string path, bool isNamed)
    {
        try
        {
            if (SingleFileBundle.Find(path) is { } bundle)
            {
                _bundles.Add(bundle);
                return bundle.Files.Where(f => f.Kind == BundledKind.Assembly).Select(f => new Input(InBundle(bundle, f), IsNamed: false, () => AssemblyFile.Open(InBundle(bundle, f), bundle.Open(f))));
            }
        }
        catch (UnreadableException e)
        {
            _skipped.Add(new(path, e.Kind, e.Message, isNamed));
            return [];
        }

        if (Executables.IsNative(path))
        {
            if (isNamed || !Executables.IsHost(path))
                _skipped.Add(new(path, SkipKind.Native, NativeProgram, isNamed));
            return [];
        }

        return isNamed || Path.GetExtension(path) is ".dll" or ".exe" ? [new(path, isNamed, () => AssemblyFile.Open(path))] : [];
    }

    private static string InBundle(SingleFileBundle bundle, BundledFile file) => $"{bundle.Path}!{file.Name}";

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
