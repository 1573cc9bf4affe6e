using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Reflection.PortableExecutable;
using GovernedAi.Tool.Reading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace GovernedAi.Tool.Tests.Reading;

/// <summary>The ids this tool writes are Roslyn's, or a model call is not found.</summary>
public class DocumentationIdsTests
{
    [Theory]
    [InlineData("System.Private.CoreLib", 30_000)]
    [InlineData("System.Linq.Expressions", 3_000)]
    [InlineData("System.Collections.Immutable", 1_000)]
    [InlineData("System.Text.Json", 1_000)]
    [InlineData("Microsoft.Extensions.AI.Abstractions", 500)]
    [InlineData("OpenAI", 5_000)]
    [InlineData("Anthropic", 5_000)]
    [InlineData("Microsoft.CodeAnalysis.CSharp", 10_000)]
    public void Ids_of_whole_assemblies_are_those_of_Roslyn(string assembly, int atLeast)
    {
        var path = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator).First(p => Path.GetFileNameWithoutExtension(p) == assembly);
        var roslyn = RoslynIds(path);
        Assert.True(roslyn.Count > atLeast, $"Only {roslyn.Count} methods to compare.");

        using var pe = new PEReader(File.OpenRead(path));
        var metadata = pe.GetMetadataReader();
        var ids = new DocumentationIds(metadata);
        var differences = roslyn
            .Select(r => (Roslyn: r.Value, Ours: ids.Of(MetadataTokens.EntityHandle(r.Key))))
            .Where(pair => pair.Roslyn != pair.Ours)
            .ToList();

        Assert.True(differences.Count == 0, $"{differences.Count} of {roslyn.Count} differ:\n" + string.Join('\n', differences.Take(20)));
    }

    private static Dictionary<int, string> RoslynIds(string path)
    {
        var reference = MetadataReference.CreateFromFile(path);
        var others = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator).Where(p => Path.GetFileName(p) != Path.GetFileName(path)).Select(p => MetadataReference.CreateFromFile(p));
        var compilation = CSharpCompilation.Create("Reader", references: [reference, .. others], options: new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, metadataImportOptions: MetadataImportOptions.All));
        var ids = new Dictionary<int, string>();
        Visit(((IAssemblySymbol)compilation.GetAssemblyOrModuleSymbol(reference)!).GlobalNamespace);
        return ids;

        void Visit(INamespaceOrTypeSymbol container)
        {
            foreach (var member in container.GetMembers())
            {
                if (member is IMethodSymbol { MetadataToken: not 0 } method && method.GetDocumentationCommentId() is { } id)
                    ids.TryAdd(method.MetadataToken, id);
                else if (member is INamespaceOrTypeSymbol inner)
                    Visit(inner);
            }
        }
    }
}
