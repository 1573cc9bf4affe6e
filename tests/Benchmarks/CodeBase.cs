using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace Benchmarks;

/// <summary>The C# sources of a folder as one compilation. It need not be free of errors: what binds is measured.</summary>
internal sealed class CodeBase
{
    private const string ImplicitUsings = """
        global using System; global using System.Collections.Generic; global using System.IO; global using System.Linq;
        global using System.Net.Http; global using System.Threading; global using System.Threading.Tasks;
        """;

    private readonly List<(string Path, SourceText Text)> _sources;

    private CodeBase(List<(string Path, SourceText Text)> sources) => _sources = sources;

    public int Files => _sources.Count;

    public int Lines => _sources.Sum(source => source.Text.Lines.Count);

    public static CodeBase Read(string folder) =>
        new([.. Directory.EnumerateFiles(folder, "*.cs", SearchOption.AllDirectories)
            .Where(path => !path.Contains("/obj/", StringComparison.Ordinal) && !path.Contains("/bin/", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal)
            .Select(path => (Path.GetFullPath(path), SourceText.From(File.ReadAllText(path), Encoding.UTF8)))]);

    /// <summary>The sources of this repository.</summary>
    public static string OwnSources()
    {
        var at = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(at.FullName, "GovernedAi.Analyzers.sln")))
            at = at.Parent ?? throw new DirectoryNotFoundException("This is not run from inside the repository.");
        return Path.Combine(at.FullName, "src");
    }

    /// <summary>A fresh compilation: nothing is bound yet.</summary>
    public CSharpCompilation Compile()
    {
        var parse = new CSharpParseOptions(LanguageVersion.Preview, DocumentationMode.None);
        var trees = _sources.Append((Path: "/ImplicitUsings.cs", Text: SourceText.From(ImplicitUsings, Encoding.UTF8)))
            .Select(source => CSharpSyntaxTree.ParseText(source.Text, parse, source.Path));
        var references = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(path => Path.GetFileName(path) != "GovernedAi.Analyzers.dll")
            .Select(path => MetadataReference.CreateFromFile(path));
        return CSharpCompilation.Create("Measured", trees, references, new(OutputKind.DynamicallyLinkedLibrary, allowUnsafe: true, nullableContextOptions: NullableContextOptions.Enable));
    }
}
