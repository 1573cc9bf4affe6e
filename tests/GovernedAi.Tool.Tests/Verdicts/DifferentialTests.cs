using GovernedAi.Analyzers.Tests.Verifier;
using GovernedAi.Tool.Tests.Samples;
using GovernedAi.Tool.Verdicts;
using Microsoft.CodeAnalysis;

namespace GovernedAi.Tool.Tests.Verdicts;

/// <summary>The analyzer reads source and the tool reads IL; where they disagree, one of them has a bug.</summary>
public class DifferentialTests
{
    private static readonly string[] Compared = ["GAI1001", "GAI1005", "GAI1006", "GAI1008", "GAI1009", "GAI2001", "GAI2006", "GAI2050"];

    public static TheoryData<string, bool> Shapes
    {
        get
        {
            var data = new TheoryData<string, bool>();
            foreach (var (name, _) in Samples.Shapes.All)
            {
                data.Add(name, false);
                data.Add(name, true);
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Shapes))]
    public async Task Analyzer_and_tool_find_the_same(string shape, bool release)
    {
        using var sample = CompiledSample.Of(Samples.Shapes.All.Single(s => s.Name == shape).Code, release);
        await Compare(sample);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task They_tell_native_kernel_functions_from_prompts_alike(bool release)
    {
        using var library = CompiledSample.Of(UnlistedShapes.KernelLibrary, wrapped: false, name: "Microsoft.SemanticKernel.Abstractions");
        using var sample = CompiledSample.Of(UnlistedShapes.KernelFunctions, release, references: library.Path);
        File.Copy(library.Path, Path.Combine(sample.Folder, "Microsoft.SemanticKernel.Abstractions.dll"));
        await Compare(sample);
        Assert.Equal(["C.Unknown", "C.Prompt", "C.Other", "C.PromptingType", "C.PromptingObject", "C.AwaitedPrompt"], sample.Verify().Findings.Select(f => f.Message.Split('`')[1]));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task They_tell_governed_agents_behind_endpoints_alike(bool release)
    {
        var library = Path.Combine(Directory.CreateTempSubdirectory("governedai-").FullName, "Microsoft.Agents.AI.Abstractions.dll");
        await File.WriteAllBytesAsync(library, AgentLibrary.Image);
        using var sample = CompiledSample.Of(MappedAgents.Code, release, references: library);
        File.Move(library, Path.Combine(sample.Folder, "Microsoft.Agents.AI.Abstractions.dll"));
        await Compare(sample);
        Assert.Equal(MappedAgents.Ungoverned, sample.Verify().Findings.Where(f => f.Rule.Id == "GAI1009").Select(f => f.Message.Split('`')[1]));
    }

    private static async Task Compare(CompiledSample sample)
    {
        var analyzer = (await sample.Diagnose()).Where(d => Compared.Contains(d.Id)).Select(Line).Order(StringComparer.Ordinal);
        var report = sample.Verify();
        Assert.Empty(report.Unread);
        var tool = report.Findings.Where(f => Compared.Contains(f.Rule.Id)).Select(f => (Finding: f, Line: $"{f.Rule.Id} {f.Place?.Line}")).OrderBy(f => f.Line, StringComparer.Ordinal).ToList();

        Assert.True(analyzer.SequenceEqual(tool.Select(t => t.Line)),
            $"Analyzer:\n{string.Join('\n', analyzer)}\n\nTool:\n{string.Join('\n', tool.Select(t => $"{t.Line} {t.Finding.Message}"))}\n\nSites:\n{Sites(report)}");
    }

    private static string Line(Diagnostic diagnostic) => $"{diagnostic.Id} {diagnostic.Location.GetLineSpan().StartLinePosition.Line + 1}";

    private static string Sites(Report report) =>
        string.Join('\n', report.Sites.Select(s => $"{s.Verdict} {s.Site.Id} {s.Site.Call.Id} {s.Site.Form} {s.Site.Place}: {s.Why}"));
}
