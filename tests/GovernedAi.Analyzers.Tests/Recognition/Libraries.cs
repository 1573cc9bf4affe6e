using GovernedAi.Analyzers.Recognition;
using GovernedAi.Analyzers.Tests.Verifier;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace GovernedAi.Analyzers.Tests.Recognition;

/// <summary>The model libraries as tests can bind them: the real ones that restore here, and stubs of the rest.</summary>
internal static class Libraries
{
    private static readonly CSharpCompilation Real = CSharpCompilation.Create("Real", references: TestReferences.All);

    /// <summary>What is known of public overloads: docId, type, assembly, "real" or not, flag, kind, shape, return type, anchor.</summary>
    public static IReadOnlyList<string[]> Calls { get; } = Rows("model-calls.tsv");

    /// <summary>Members that are no model calls: docId, type, assembly, "real" or not, category, shape, type of value.</summary>
    public static IReadOnlyList<string[]> LookAlikes { get; } = Rows("look-alikes.tsv");

    /// <summary>A compilation that references them all.</summary>
    public static CSharpCompilation Consumer => CSharpCompilation.Create("App", references: [.. TestReferences.All, Stubs.ToMetadataReference()]);

    private static CSharpCompilation Stubs { get; } = MakeStubs();

    // Where the assembly counts as well as the name, one stub would not do for all.
    private static IReadOnlyList<CSharpCompilation> Named { get; } = [.. Calls.Where(HasSharedName).GroupBy(row => row[2]).Select(MakeNamed)];

    /// <summary>The member of this id, in the real library if it has it.</summary>
    public static ISymbol? Find(string docId) =>
        DocumentationCommentId.GetFirstSymbolForDeclarationId(docId, Real) 
        ?? Named.Append(Stubs).Select(library => DocumentationCommentId.GetFirstSymbolForDeclarationId(docId, library)).FirstOrDefault(found => found is not null);

    private static bool HasSharedName(string[] row) => row[3] != "real" && SharedNameTable.Types.Contains(row[1]);

    private static CSharpCompilation MakeNamed(IGrouping<string, string[]> rows)
    {
        var stubs = new StubLibrary(type => Real.GetTypeByMetadataName(type) is { ContainingAssembly.Name: var real } && real != rows.Key);
        foreach (var row in rows)
            stubs.Declare(row[0], row[1], row[6], row[7]);
        return stubs.Compile(TestReferences.Without("GovernedAi", "GovernedAi.Testing", rows.Key), rows.Key);
    }

    private static CSharpCompilation MakeStubs()
    {
        var stubs = new StubLibrary(type => Real.GetTypeByMetadataName(type) is not null);
        foreach (var row in Rows("implementers.tsv"))
            stubs.Derive(row[0], from: row[2]);
        foreach (var row in Calls.Where(row => row[3] != "real" && !HasSharedName(row)))
            stubs.Declare(row[0], row[1], row[6], row[7]);
        foreach (var row in LookAlikes.Where(row => row[3] != "real" && row[0] is ['M' or 'P' or 'T', ..]))
            stubs.Declare(row[0], row[1], row[5], row[6]);
        return stubs.Compile(TestReferences.Without("GovernedAi", "GovernedAi.Testing"));
    }

    private static List<string[]> Rows(string asset) =>
        [.. File.ReadLines(Path.Combine(AppContext.BaseDirectory, "Recognition", "Assets", asset)).Where(l => !l.StartsWith('#')).Select(l => l.Split('\t'))];
}
