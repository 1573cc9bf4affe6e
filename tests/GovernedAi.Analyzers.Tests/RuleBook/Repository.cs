using System.Collections.Immutable;

namespace GovernedAi.Analyzers.Tests.RuleBook;

/// <summary>The files of the repository that this test was built from.</summary>
internal static class Repository
{
    /// <summary>The texts of files whose path starts with one of <paramref name="prefixes"/>, by path from the root with forward slashes.</summary>
    public static ImmutableDictionary<string, string> Read(params string[] prefixes)
    {
        var root = Root();
        return prefixes
            .SelectMany(prefix => Directory.EnumerateFiles(Path.GetDirectoryName(Path.Combine(root, prefix))!, "*", SearchOption.TopDirectoryOnly)
                .Select(path => Path.GetRelativePath(root, path).Replace('\\', '/'))
                .Where(path => path.StartsWith(prefix, StringComparison.Ordinal)))
            .Distinct()
            .ToImmutableDictionary(path => path, path => File.ReadAllText(Path.Combine(root, path)).ReplaceLineEndings("\n"));
    }

    private static string Root()
    {
        for (var at = new DirectoryInfo(AppContext.BaseDirectory); at is not null; at = at.Parent)
        {
            if (File.Exists(Path.Combine(at.FullName, "GovernedAi.Analyzers.sln")))
                return at.FullName;
        }

        throw new DirectoryNotFoundException($"No folder above {AppContext.BaseDirectory} holds the solution.");
    }
}
