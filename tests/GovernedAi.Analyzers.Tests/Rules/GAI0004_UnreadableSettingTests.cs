using GovernedAi.Analyzers.Tests.Verifier;
using Microsoft.CodeAnalysis;

namespace GovernedAi.Analyzers.Tests.Rules;

public class GAI0004_UnreadableSettingTests
{
    private const string Kinds = "governedai.model_call_kinds";
    private const string TestProjects = "governedai.test_projects";

    [Theory]
    [InlineData(Kinds, "chta", "`chta` is no kind of model call, so that the default applies. Say default, all, or kinds separated by commas: agent-run, batch, ")]
    [InlineData(Kinds, "default, embeding", "`embeding` is no kind of model call, and only the other names count.")]
    [InlineData(Kinds, "chta; embedding", "`chta; embedding` is no kind")]
    [InlineData(TestProjects, "analyse", "`analyse` is neither `analyze` nor `silent`, so that test projects stay silent")]
    [InlineData(TestProjects, "true", "`true` is neither")]
    public async Task It_is_said_once_and_where_it_is_set(string key, string value, string words)
    {
        var inFile = Assert.Single(await Found(TestOptions.Default.WithInFiles(key, value)));
        Assert.StartsWith($"`{key} = {value}` in the .editorconfig of this file: {words}", inFile.GetMessage(), StringComparison.Ordinal);
        Assert.Equal("/src/App/A.cs", inFile.Location.SourceTree?.FilePath);

        var global = Assert.Single(await Found(TestOptions.Default.With(key, value)));
        Assert.StartsWith($"`{key} = {value}` in a global config or an MSBuild property: {words}", global.GetMessage(), StringComparison.Ordinal);
        Assert.Equal(Location.None, global.Location);
    }

    [Theory]
    [InlineData(Kinds, "default")]
    [InlineData(Kinds, "ALL")]
    [InlineData(Kinds, " chat ,Embedding, raw-protocol, ")]
    [InlineData(Kinds, "")]
    [InlineData(TestProjects, "Analyze")]
    [InlineData(TestProjects, "silent")]
    [InlineData(TestProjects, "")]
    public async Task What_is_understood_is_quiet(string key, string value) => Assert.Empty(await Found(TestOptions.Default.WithInFiles(key, value)));

    [Fact]
    public async Task Both_places_are_named_where_both_are_wrong() =>
        Assert.Equal(2, (await Found(TestOptions.Default.With(Kinds, "chta").WithInFiles(Kinds, "chatt"))).Count);

    [Theory]
    [InlineData("chta", true, false)]
    [InlineData("chta, embedding", false, true)]
    [InlineData("embeding, default", true, false)]
    public async Task The_names_that_are_understood_count(string kinds, bool chat, bool embedding)
    {
        var project = TestCompilation.Of(("A.cs", """
            using Microsoft.Extensions.AI;
            class C(IChatClient chat, IEmbeddingGenerator<string, Embedding<float>> generator)
            {
                object Chat() => chat.GetResponseAsync("?");
                object Embed() => generator.GenerateAsync(["?"]);
            }
            """));
        var found = await (project with { Options = TestOptions.Default.WithInFiles(Kinds, kinds) }).Diagnose();
        var members = found.Where(d => d.Id == "GAI1001").Select(d => d.GetMessage().Split('`')[1]).ToHashSet();
        Assert.Equal((chat, embedding), (members.Contains("Chat"), members.Contains("Embed")));
    }

    private static async Task<IReadOnlyList<Diagnostic>> Found(TestOptions options)
    {
        var project = TestCompilation.Of(("A.cs", "class A { }"), ("B.cs", "class B { }"));
        return [.. (await (project with { Options = options }).Diagnose()).Where(d => d.Id == "GAI0004")];
    }
}
