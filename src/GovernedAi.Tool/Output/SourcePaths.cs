using GovernedAi.Tool.Reading;

namespace GovernedAi.Tool.Output;

/// <summary>Shows paths as people and CI systems expect them: relative to the folder the command runs in, where they lie in it.</summary>
internal sealed class SourcePaths(string folder)
{
    public static SourcePaths OfProcess() => new(Directory.GetCurrentDirectory());

    /// <summary>The path for people, with forward slashes.</summary>
    public string Show(string path)
    {
        var relative = Path.IsPathRooted(path) && Path.GetRelativePath(folder, path) is var below && below != ".." && !below.StartsWith(".." + Path.DirectorySeparatorChar, StringComparison.Ordinal) && !Path.IsPathRooted(below)
            ? below
            : path;
        return relative.Replace('\\', '/');
    }

    /// <summary><c>src/Router.cs(12,5)</c>, as compilers write it; the file alone where its line is not known.</summary>
    public string Show(SourcePlace place) => place.HasLine ? $"{Show(place.File)}({place.Line},{place.Column})" : Show(place.File);

    /// <summary>The path as a URI reference: relative, or absolute with its scheme.</summary>
    public string Uri(string path)
    {
        var shown = Show(path);
        if (shown.StartsWith('/'))
            return "file://" + Escape(shown);
        return shown is [>= 'A' and <= 'z', ':', ..] ? "file:///" + Escape(shown) : Escape(shown);
    }

    private static string Escape(string path) => string.Join('/', path.Split('/').Select(System.Uri.EscapeDataString)).Replace("%3A", ":", StringComparison.Ordinal);
}
