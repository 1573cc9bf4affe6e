using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace GovernedAi.Analyzers.Recognition;

/// <summary>Tells generator output, where nobody can act on a report, from code that only looks generated.</summary>
/// <remarks>
/// All code is analysed. A place is silent only if no file of the user's holds it: it maps to none (Razor's output maps to
/// the <c>.razor</c> file), and its tree has no path of its own on disk or lies in the intermediate folder. A hand-written
/// <c>X.g.cs</c> and a folder marked <c>generated_code = true</c> are the user's.
/// </remarks>
internal static class GeneratorOutput
{
    public static bool Holds(Location location, bool isGeneratedCode, AnalyzerOptions options)
    {
        if (location.SourceTree is not { } tree)
            return false;

        var path = tree.FilePath.Replace('\\', '/');
        var inside = IsRooted(path) ? IsIntermediate(path, tree, options) : isGeneratedCode;
        return inside && !location.GetMappedLineSpan().HasMappedPath;
    }

    private static bool IsRooted(string path) => path.StartsWith("/", StringComparison.Ordinal) || (path.Length > 2 && path[1] == ':');

    private static bool IsIntermediate(string path, SyntaxTree tree, AnalyzerOptions options)
    {
        if (Setting.Read(options, tree, "build_property.IntermediateOutputPath") is not { Length: > 0 } intermediate)
            return path.IndexOf("/obj/", StringComparison.OrdinalIgnoreCase) >= 0;

        intermediate = intermediate.Replace('\\', '/');
        if (!IsRooted(intermediate))
            intermediate = Setting.Read(options, tree, "build_property.ProjectDir")?.Replace('\\', '/') + intermediate;

        return path.StartsWith(intermediate, StringComparison.OrdinalIgnoreCase);
    }
}
