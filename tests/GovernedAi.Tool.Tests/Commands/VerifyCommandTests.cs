using System.Text.Json.Nodes;
using GovernedAi.Tool.Tests.Samples;

namespace GovernedAi.Tool.Tests.Commands;

public class VerifyCommandTests
{
    [Theory]
    [InlineData("--help")]
    [InlineData("verify", "--help")]
    public async Task Help_names_the_command_that_users_type(params string[] args)
    {
        var run = await RunningCommand.Of(args);
        Assert.Equal(0, run.ExitCode);
        Assert.Contains($"  governedai {(args.Length > 1 ? args[0] + " " : "")}", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Findings_are_lines_a_build_log_understands_and_the_exit_code_is_1()
    {
        using var sample = CompiledSample.Of(Freight.Code);
        var run = await RunningCommand.Of("verify", sample.Path, "-r", AppContext.BaseDirectory);

        Assert.Equal(1, run.ExitCode);
        Assert.Contains("/src/App/Code.cs(22,50): warning GAI1001: `Router.Quick` calls a model (`ChatClientExtensions.GetResponseAsync`)", run.Out, StringComparison.Ordinal);
        Assert.Contains("waived until 2026-12-31 by \"A. Ruiz\" (stated, not verified): pilot <with> two customers", run.Out, StringComparison.Ordinal);
        Assert.EndsWith("1 assembly read, 5 model calls: 2 governed, 1 handed on, 1 waived, 1 ungoverned.\n", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_to_put_right_is_0()
    {
        using var sample = CompiledSample.Of(Freight.Code.Replace("public async Task<string> Quick", "[CallersGovern] public async Task<string> Quick", StringComparison.Ordinal));
        Assert.Equal(0, (await RunningCommand.Of("verify", sample.Path, "-r", AppContext.BaseDirectory)).ExitCode);
        Assert.Equal(1, (await RunningCommand.Of("verify", sample.Path, "-r", AppContext.BaseDirectory, "--today", "2027-01-01")).ExitCode);
    }

    [Theory]
    [InlineData("verify")]
    [InlineData("verify", "/no/such/file.dll")]
    [InlineData("verify", "x.dll", "--format", "xml")]
    [InlineData("verify", "x.dll", "--today", "tomorrow")]
    [InlineData("verify", "x.dll", "--rules", "Acme")]
    [InlineData("nonsense")]
    public async Task What_cannot_be_understood_or_read_is_2(params string[] args) => Assert.Equal(2, (await RunningCommand.Of(args)).ExitCode);

    [Fact]
    public async Task On_a_screen_it_is_a_table()
    {
        using var sample = CompiledSample.Of(Freight.Code);
        var run = await RunningCommand.OnScreen("verify", sample.Path, "-r", AppContext.BaseDirectory);
        Assert.Equal(1, run.ExitCode);
        Assert.Contains("Who answers", run.Out, StringComparison.Ordinal);
        Assert.Contains("ungoverned", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Json_has_every_call_with_its_verdict()
    {
        using var sample = CompiledSample.Of(Freight.Code);
        var json = JsonNode.Parse((await RunningCommand.Of("verify", sample.Path, "-r", AppContext.BaseDirectory, "--format", "json")).Out)!;

        Assert.Equal(1, (int)json["version"]!);
        Assert.Equal(["governed", "waived", "ungoverned", "governed", "handedOn"], json["modelCalls"]!.AsArray().Select(c => (string)c!["verdict"]!));
        Assert.Equal("M:Acme.Freight.Router.RouteAsync(Acme.Freight.Bill)", (string?)json["modelCalls"]![3]!["governedBy"]);
        Assert.True((bool)json["modelCalls"]![3]!["captured"]!);
        Assert.Equal(["GAI1001", "GAI1001"], json["findings"]!.AsArray().Select(f => (string)f!["rule"]!));
    }

    [Fact]
    public async Task A_file_can_be_written_and_one_that_cannot_is_2()
    {
        using var sample = CompiledSample.Of(Freight.Code);
        var path = Path.Combine(sample.Folder, "out", "report.json");
        Assert.Equal(1, (await RunningCommand.Of("verify", sample.Path, "-r", AppContext.BaseDirectory, "--format", "json", "-o", path)).ExitCode);
        Assert.NotNull(JsonNode.Parse(await File.ReadAllTextAsync(path)));
        Assert.Equal(2, (await RunningCommand.Of("verify", sample.Path, "-r", AppContext.BaseDirectory, "-o", sample.Folder)).ExitCode);
    }

    [Fact]
    public async Task A_folder_is_read_with_what_lies_below_and_packages_are_told_from_ones_own()
    {
        using var vendor = CompiledSample.Of("public class Vendor { public Task<ChatResponse> Ask(IChatClient chat) => chat.GetResponseAsync(\"q\"); }", wrapped: false, name: "Vendor");
        using var app = CompiledSample.Of("class C(IChatClient chat) { [CallersGovern] Task<ChatResponse> Ask() => chat.GetResponseAsync(\"q\"); }");
        File.Copy(vendor.Path, Path.Combine(app.Folder, "Vendor.dll"));

        var own = await RunningCommand.Of("verify", app.Folder, "-r", AppContext.BaseDirectory);
        await File.WriteAllTextAsync(Path.Combine(app.Folder, "App.deps.json"),
            """{"targets":{"net10.0":{"Vendor/1.0.0":{"runtime":{"lib/net8.0/Vendor.dll":{}}}}},"libraries":{"Vendor/1.0.0":{"type":"package"}}}""");
        var package = await RunningCommand.Of("verify", app.Folder, "-r", AppContext.BaseDirectory);

        Assert.Equal(1, own.ExitCode);
        Assert.Equal(0, package.ExitCode);
        Assert.Contains("Vendor is a package that does not know GovernedAi; it makes 1 model call of its own", package.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_folder_of_packages_alone_is_2_for_nothing_was_held_to_account()
    {
        using var vendor = CompiledSample.Of("public class Vendor;", wrapped: false, name: "Vendor");
        await File.WriteAllTextAsync(Path.Combine(vendor.Folder, "App.deps.json"),
            """{"targets":{"net10.0":{"Vendor/1.0.0":{"runtime":{"lib/net8.0/Vendor.dll":{}}}}},"libraries":{"Vendor/1.0.0":{"type":"package"}}}""");

        var run = await RunningCommand.Of("verify", vendor.Folder, "-r", AppContext.BaseDirectory);

        Assert.Equal(2, run.ExitCode);
        Assert.Contains("error: there was nothing to verify but packages and client libraries", run.Out, StringComparison.Ordinal);
    }
}
