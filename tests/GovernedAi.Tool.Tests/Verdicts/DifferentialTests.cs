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
    public Task They_count_functions_that_may_be_prompts_alike(bool release) => CompareFunctions(KernelFunctions.Counted, release);

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public Task They_tell_functions_by_their_plugins_alike(bool release) => CompareFunctions(KernelFunctions.Native, release);

    [Theory]
    [MemberData(nameof(OwnWorkflows.Shown), MemberType = typeof(OwnWorkflows))]
    [MemberData(nameof(OwnWorkflows.Counted), MemberType = typeof(OwnWorkflows))]
    public async Task They_tell_workflows_of_own_executors_alike(string marked)
    {
        foreach (var release in (bool[])[false, true])
            await CompareDependent(OwnWorkflows.File(marked), OwnWorkflows.Library, release);
    }

    [Theory]
    [MemberData(nameof(HistoryReduction.All), MemberType = typeof(HistoryReduction))]
    public async Task They_tell_truncated_histories_alike(string marked)
    {
        foreach (var release in (bool[])[false, true])
            await CompareDependent(HistoryReduction.File(marked), HistoryReduction.Library, release);
    }

    [Theory]
    [MemberData(nameof(MappedAgents.All), MemberType = typeof(MappedAgents))]
    public async Task They_tell_governed_agents_behind_endpoints_alike(string marked)
    {
        var code = MappedAgents.File(marked.Replace("[|", "", StringComparison.Ordinal).Replace("|]", "", StringComparison.Ordinal));
        using var library = CompiledSample.Of("", wrapped: false, name: "Library");
        var path = Path.Combine(library.Folder, "Microsoft.Agents.AI.Abstractions.dll");
        await File.WriteAllBytesAsync(path, AgentLibrary.Image);
        foreach (var release in (bool[])[false, true])
        {
            using var sample = CompiledSample.Of(code, release, references: path);
            File.Copy(path, Path.Combine(sample.Folder, Path.GetFileName(path)));
            await Compare(sample);
            Assert.Equal(marked.Contains("[|", StringComparison.Ordinal) ? 1 : 0, sample.Verify().Findings.Count(f => f.Rule.Id == "GAI1009"));
        }
    }

    [Theory]
    [MemberData(nameof(PipelineSteps.All), MemberType = typeof(PipelineSteps))]
    public async Task They_tell_steps_of_a_pipeline_alike(string marked)
    {
        foreach (var release in (bool[])[false, true])
        {
            using var sample = CompiledSample.Of(PipelineSteps.File(marked).Replace("[|", "", StringComparison.Ordinal).Replace("|]", "", StringComparison.Ordinal), release);
            await Compare(sample);
            Assert.Equal(marked.Split("[|").Length - 1, sample.Verify().Findings.Length);
        }
    }

    [Theory]
    [InlineData("", 1)]
    [InlineData("Console.WriteLine();", 0)]
    public async Task They_tell_alike_who_else_may_run_a_public_step(string program, int found)
    {
        foreach (var release in (bool[])[false, true])
        {
            using var sample = CompiledSample.Of(PipelineSteps.File(PipelineSteps.Public, program), release);
            await Compare(sample);
            Assert.Equal(found, sample.Verify().Findings.Count(f => f.Rule.Id == "GAI1001"));
        }
    }

    [Theory]
    [MemberData(nameof(PreparedRequests.Requests), MemberType = typeof(PreparedRequests))]
    public Task They_tell_alike_who_only_prepares_a_request(string marked) =>
        ComparePrepared(marked, "GAI1005", "the request is only prepared here, so whoever sends it has to: add [CallersGovern]");

    [Theory]
    [MemberData(nameof(PreparedRequests.Two), MemberType = typeof(PreparedRequests))]
    public Task They_tell_two_requests_in_one_place_apart(string marked) =>
        ComparePrepared(marked, "GAI1005", "the request is only prepared here, so whoever sends it has to: add [CallersGovern]");

    [Theory]
    [MemberData(nameof(PreparedRequests.Calls), MemberType = typeof(PreparedRequests))]
    public Task They_tell_alike_who_takes_a_request_and_hands_it_out(string marked) =>
        ComparePrepared(marked, "GAI1001", "; here the request goes on unsent, so leave it to whoever sends it: add [CallersGovern]");

    [Theory]
    [MemberData(nameof(RawRequests.Reading), MemberType = typeof(RawRequests))]
    [MemberData(nameof(RawRequests.Addressed), MemberType = typeof(RawRequests))]
    [MemberData(nameof(RawRequests.Elsewhere), MemberType = typeof(RawRequests))]
    public Task They_tell_a_request_by_its_verb_its_address_and_where_its_url_is_made_alike(string marked) => CompareRequests(RawRequests.File(marked));

    [Theory]
    [MemberData(nameof(RawRequests.OtherClients), MemberType = typeof(RawRequests))]
    public Task They_know_other_clients_alike(string marked) => CompareRequests(RawRequests.File(marked, RawRequests.UsingClients), RawRequests.Clients);

    [Theory]
    [MemberData(nameof(RawRequests.Senders), MemberType = typeof(RawRequests))]
    public Task They_take_methods_of_other_assemblies_for_senders_alike(string marked) => CompareRequests(RawRequests.File(marked), RawRequests.Library);

    [Theory]
    [MemberData(nameof(RawRequests.Declared), MemberType = typeof(RawRequests))]
    public Task They_read_requests_that_attributes_declare_alike(string marked) => CompareRequests(RawRequests.File(marked), RawRequests.Clients, hasLines: false);

    [Theory]
    [MemberData(nameof(RawRequests.Bodies), MemberType = typeof(RawRequests))]
    public Task They_tell_a_request_by_what_it_sends_alike(string marked) => CompareRequests(RawRequests.File(marked));

    [Theory]
    [MemberData(nameof(UnopenedScopes.Members), MemberType = typeof(UnopenedScopes))]
    public Task They_tell_alike_where_a_waiver_lets_nothing_pass(string member, string? obstacle) =>
        CompareExceptions(UnopenedScopes.File(UnopenedScopes.Waiver, member), contract: null, obstacle);

    [Theory]
    [MemberData(nameof(UnopenedScopes.Baselines), MemberType = typeof(UnopenedScopes))]
    public Task They_tell_alike_where_the_baseline_lets_nothing_pass(string member, string line, string? obstacle) =>
        CompareExceptions(UnopenedScopes.File("", member), $"baseline GAI1001 {line} x1\n", obstacle);

    [Fact]
    public Task They_hold_what_is_declared_besides_to_the_scope_it_demands() =>
        CompareExceptions(UnopenedScopes.File(UnopenedScopes.Declared + UnopenedScopes.Waiver, UnopenedScopes.OfDeclared), contract: null, "a property cannot be intercepted");

    private static Task CompareFunctions(TheoryData<string> members, bool release) => CompareDependent(KernelFunctions.Together(members), KernelFunctions.Library, release);

    private static async Task ComparePrepared(string marked, string rule, string words)
    {
        var code = PreparedRequests.File(marked.Replace("[|", "", StringComparison.Ordinal).Replace("|]", "", StringComparison.Ordinal));
        foreach (var release in (bool[])[false, true])
        {
            using var sample = CompiledSample.Of(code, release);
            await Compare(sample);
            var found = sample.Verify().Findings.Where(f => f.Rule.Id == rule).ToList();
            Assert.Equal(marked.Split("[|").Length - 1, found.Count);
            Assert.All(found, f => Assert.EndsWith(words, f.Message, StringComparison.Ordinal));
            Assert.All((await sample.Diagnose()).Where(d => d.Id == rule), d => Assert.EndsWith(words, d.GetMessage(System.Globalization.CultureInfo.InvariantCulture), StringComparison.Ordinal));
        }
    }

    // An assembly that the code references is compiled beside it.
    private static async Task CompareRequests(string marked, string? library = null, bool hasLines = true)
    {
        using var referenced = CompiledSample.Of(library ?? "", wrapped: false, name: "Clients");
        foreach (var release in (bool[])[false, true])
        {
            var code = marked.Replace("[|", "", StringComparison.Ordinal).Replace("|]", "", StringComparison.Ordinal)
                .Replace("{|GAI1001:", "", StringComparison.Ordinal).Replace("|}", "", StringComparison.Ordinal);
            using var sample = CompiledSample.Of(code, release, references: referenced.Path);
            File.Copy(referenced.Path, Path.Combine(sample.Folder, Path.GetFileName(referenced.Path)));
            await Compare(sample, hasLines);
            Assert.Equal(marked.Split("[|").Length - 1, sample.Verify().Findings.Count(f => f.Rule.Id == "GAI1005"));
        }
    }

    private static async Task CompareDependent(string marked, SampleLibrary library, bool release)
    {
        using var folder = CompiledSample.Of("", wrapped: false, name: "Library");
        var path = Path.Combine(folder.Folder, library.Name + ".dll");
        await File.WriteAllBytesAsync(path, library.Image);
        using var sample = CompiledSample.Of(marked.Replace("[|", "", StringComparison.Ordinal).Replace("|]", "", StringComparison.Ordinal), release, references: path);
        File.Copy(path, Path.Combine(sample.Folder, Path.GetFileName(path)));
        await Compare(sample);
        Assert.Equal(marked.Split("[|").Length - 1, sample.Verify().Findings.Length);
    }

    private static async Task CompareExceptions(string marked, string? contract, string? obstacle)
    {
        var code = marked.Replace("[|", "", StringComparison.Ordinal).Replace("|]", "", StringComparison.Ordinal);
        foreach (var release in (bool[])[false, true])
        {
            using var sample = CompiledSample.Of(code, release, contract: contract);
            string[] analyzer = [.. (await sample.Diagnose()).Where(d => d.Id == "GAI1001").Select(Line)];
            var report = sample.Verify();
            var tool = report.Open.Where(f => f.Rule.Id == "GAI1001").ToList();
            Assert.Equal(obstacle is null ? 0 : 1, analyzer.Length);
            Assert.True(analyzer.SequenceEqual(tool.Select(f => $"{f.Rule.Id} {f.Place?.Line}")), $"{release}: {string.Join(' ', analyzer)}\n{Sites(report)}");
            Assert.All(tool, f => Assert.Contains("; no waiver and no baseline covers this call: ", f.Message, StringComparison.Ordinal));
            Assert.Equal(obstacle is null ? 0 : Report.HasFindings, report.ExitCode);
        }
    }

    // Debug information has no lines for what has no body.
    private static async Task Compare(CompiledSample sample, bool hasLines = true)
    {
        var analyzer = (await sample.Diagnose()).Where(d => Compared.Contains(d.Id)).Select(d => hasLines ? Line(d) : d.Id).Order(StringComparer.Ordinal);
        var report = sample.Verify();
        Assert.Empty(report.Unread);
        var tool = report.Findings.Where(f => Compared.Contains(f.Rule.Id)).Select(f => (Finding: f, Line: hasLines ? $"{f.Rule.Id} {f.Place?.Line}" : f.Rule.Id)).OrderBy(f => f.Line, StringComparer.Ordinal).ToList();

        Assert.True(analyzer.SequenceEqual(tool.Select(t => t.Line)),
            $"Analyzer:\n{string.Join('\n', analyzer)}\n\nTool:\n{string.Join('\n', tool.Select(t => $"{t.Line} {t.Finding.Message}"))}\n\nSites:\n{Sites(report)}");
    }

    private static string Line(Diagnostic diagnostic) => $"{diagnostic.Id} {diagnostic.Location.GetLineSpan().StartLinePosition.Line + 1}";

    private static string Sites(Report report) =>
        string.Join('\n', report.Sites.Select(s => $"{s.Verdict} {s.Site.Id} {s.Site.Call.Id} {s.Site.Form} {s.Site.Place}: {s.Why}"));
}
