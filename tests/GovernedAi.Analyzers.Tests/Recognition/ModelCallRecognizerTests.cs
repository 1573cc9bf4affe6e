using GovernedAi.Analyzers.Recognition;
using Microsoft.CodeAnalysis;

namespace GovernedAi.Analyzers.Tests.Recognition;

/// <summary>The recogniser against every overload known, in real libraries and stubs.</summary>
public class ModelCallRecognizerTests
{
    private static readonly ModelCallRecognizer Recognizer = KnownSymbols.Of(Libraries.Consumer).ModelCalls;

    public static TheoryData<string> Assemblies => [.. Libraries.Calls.Select(row => row[2]).Distinct()];

    [Theory]
    [MemberData(nameof(Assemblies))]
    public void Every_model_call_is_recognised_with_its_kind(string assembly)
    {
        var rows = Libraries.Calls.Where(row => row[2] == assembly).ToList();
        Assert.NotEmpty(rows);
        None("do not bind", rows.Where(row => Libraries.Find(row[0]) is null));
        None("are missed", rows.Where(row => row[4] == "yes" && Recognizer.Recognize(Method(row[0]))?.UnderlyingKind != row[5]));
        None("are no model calls", rows.Where(row => row[4] == "no" && Recognizer.Recognize(Method(row[0])) is not null));
    }

    [Fact]
    public void The_real_libraries_are_bound_as_such()
    {
        var real = Libraries.Calls.Where(row => row[3] == "real").Select(row => Libraries.Find(row[0])!).ToList();
        Assert.All(real, symbol => Assert.NotEqual("Stubs", symbol.ContainingAssembly.Name));
        Assert.Equal(
            ["Anthropic", "Azure.AI.OpenAI", "Microsoft.Extensions.AI.Abstractions", "ModelContextProtocol.Core", "OpenAI"],
            real.Select(symbol => symbol.ContainingAssembly.Name).Distinct().Order());
    }

    [Fact]
    public void Look_alikes_are_none()
    {
        var bound = Libraries.LookAlikes.Select(row => Libraries.Find(row[0])).OfType<IMethodSymbol>().ToList();
        Assert.True(bound.Count > 450, $"Only {bound.Count} look-alikes bind.");
        Assert.Equal([], bound.Where(method => Recognizer.Recognize(method) is { } fact && ModelCallKinds.IsDefault(fact)).Select(method => method.GetDocumentationCommentId()));
    }

    [Theory]
    [MemberData(nameof(Assemblies))]
    public void Without_its_own_rows_a_library_is_still_recognised_through_the_anchors_of_others(string assembly)
    {
        var table = new ModelCallTable(
            ModelCallTable.Default.Facts.Where(fact => fact.Assembly != assembly),
            ModelCallTable.Default.Anchors.Where(anchor => anchor.Assembly != assembly));
        var foreign = table.Anchors.Select(anchor => anchor.Type.Split('`')[0]).ToHashSet();
        var recognizer = new ModelCallRecognizer(table, Libraries.Consumer);

        None("are missed", Libraries.Calls.Where(row => row[2] == assembly && row[4] == "yes" && foreign.Contains(row[8]) && Bound(row[0]) is { } method && recognizer.Recognize(method) is null));
    }

    [Fact]
    public void Some_libraries_are_left_out_that_live_by_the_anchors_of_others()
    {
        var anchors = ModelCallTable.Default.Anchors.ToLookup(anchor => anchor.Type.Split('`')[0], anchor => anchor.Assembly);
        var rows = Libraries.Calls.Where(row => row[4] == "yes" && anchors[row[8]].Any(assembly => assembly != row[2])).ToList();
        Assert.True(rows.Count > 60, $"Only {rows.Count} rows go back to another library's anchor.");
        Assert.True(rows.Select(row => row[2]).Distinct().Count() > 12);
    }

    private static IMethodSymbol? Bound(string docId) => Libraries.Find(docId) as IMethodSymbol;

    private static void None(string what, IEnumerable<string[]> rows) =>
        Assert.True(!rows.Any(), $"These {what}:\n{string.Join('\n', rows.Select(row => row[0]))}");

    private static IMethodSymbol Method(string docId) => (IMethodSymbol)Libraries.Find(docId)!;
}
