using System.IO.Compression;
using System.Reflection.Metadata;
using GovernedAi.Tool.Verdicts;

namespace GovernedAi.Tool.Reading;

/// <summary>Reads what rule set the user asks for: by name and version, by the rule set's own assembly, or by its package.</summary>
internal static class RuleSetDemand
{
    /// <summary>The rule sets asked for; a package may hold several.</summary>
    /// <exception cref="UnreadableException">It is none of these; the message says why.</exception>
    public static IReadOnlyList<DemandedRuleSet> Parse(string text)
    {
        if (text.Split('@') is [{ Length: > 0 } name, var version] && SetVersion.Parse(version) is { } wanted)
            return [new(name, wanted)];
        if (!File.Exists(text))
            throw new UnreadableException(SkipKind.NotRead, "it is neither Name@Version nor the path of an assembly or package");
        var found = Path.GetExtension(text).Equals(".nupkg", StringComparison.OrdinalIgnoreCase) ? OfPackage(text) : [.. OfAssembly(() => AssemblyFile.Open(text))];
        return found.Count > 0 ? found : throw new UnreadableException(SkipKind.NotRead, "it holds no rule set: no assembly in it bears [HouseRule], [BannedModelApi], [DeclaredModelCall] or [RuleSet]");
    }

    private static List<DemandedRuleSet> OfPackage(string path)
    {
        try
        {
            using var package = ZipFile.OpenRead(path);
            return [.. package.Entries
                .Where(e => e.FullName.StartsWith("lib/", StringComparison.Ordinal) && e.Name.EndsWith(".dll", StringComparison.OrdinalIgnoreCase))
                .SelectMany(e => OfAssembly(() => AssemblyFile.Open(e.FullName, Copy(e))))
                .DistinctBy(d => d.Name)];
        }
        catch (Exception e) when (e is InvalidDataException or IOException or UnauthorizedAccessException)
        {
            throw new UnreadableException(SkipKind.NotRead, $"it is no package that can be read: {e.Message}");
        }
    }

    private static MemoryStream Copy(ZipArchiveEntry entry)
    {
        using var from = entry.Open();
        var copy = new MemoryStream();
        from.CopyTo(copy);
        copy.Position = 0;
        return copy;
    }

    private static IEnumerable<DemandedRuleSet> OfAssembly(Func<AssemblyFile> open)
    {
        using var file = open();
        var says = file.Attributes.Of(EntityHandle.AssemblyDefinition).ToList();
        if (!says.Any(AssemblyAttributes.IsOfRuleSet))
            yield break;
        if ((SetVersion.Parse(RuleSetVersion.Of(file)) ?? SetVersion.Parse(file.Version)) is { } version)
            yield return new(file.Name, version);
    }
}
