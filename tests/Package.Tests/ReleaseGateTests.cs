namespace Package.Tests;

/// <summary>What quietens the analyzers does not reach the release gate: the packed tool, installed as users install it, reads what real builds made.</summary>
public class ReleaseGateTests(ReleaseGateTests.Built built) : IClassFixture<ReleaseGateTests.Built>
{
    [Theory]
    [InlineData("AsItComes", "GAI1001")]
    [InlineData("Pragma", "GAI1001")]
    [InlineData("SuppressMessage", "GAI1001", "GAI0903")]
    [InlineData("EditorConfig", "GAI1001")]
    [InlineData("NoWarn", "GAI1001")]
    [InlineData("RunAnalyzers", "GAI1001", "GAI0902")]
    [InlineData("PackageRemoved", "GAI1001")]
    [InlineData("PackageRemovedFromGoverned", "GAI2001", "GAI0902")]
    public async Task A_suppressed_finding_is_found_in_the_binary(string project, params string[] rules)
    {
        Assert.True(built.Build.Built(project), built.Build.Text);
        var (exitCode, output) = await built.VerifyAsync(project);
        Assert.True(exitCode == 1, output);
        Assert.All(rules, rule => Assert.Contains($" {rule}: ", output, StringComparison.Ordinal));
        Assert.DoesNotContain("error: not verified", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_governed_program_passes_bare_and_as_a_single_file()
    {
        var (exitCode, output) = await built.VerifyAsync("Governed");
        Assert.True(exitCode == 0, output);

        var published = await built.Consumer.PublishAsync("Governed", "-p:PublishSingleFile=true", "--no-self-contained", "--use-current-runtime", "-o", "Governed/single");
        Assert.True(published.ExitCode == 0, published.Text);
        (exitCode, output) = await built.GovernedAiAsync("verify", "Governed/single");
        Assert.True(exitCode == 0, output);
        Assert.Contains("1 model call: 1 governed", output, StringComparison.Ordinal);
    }

    /// <summary>The projects, built together, and the tool, installed once.</summary>
    public sealed class Built : IAsyncLifetime
    {
        private const string Call = "public object Route(string bill) => chat.CompleteChat(bill);";

        internal Consumer Consumer { get; private set; } = null!;

        internal BuildOutput Build { get; private set; } = null!;

        public async Task InitializeAsync()
        {
            Consumer = await Consumer.CreateAsync();
            Add("AsItComes");
            Add("Pragma", members: $"#pragma warning disable GAI1001\n{Call}");
            // Without a waiver it does not build (GAI4007), but in an emergency.
            Add("SuppressMessage", members: $"""[System.Diagnostics.CodeAnalysis.SuppressMessage("Coverage", "GAI1001", Justification = "trial")] {Call}""", properties: "<GovernedAiBreakGlass>INC-4711</GovernedAiBreakGlass>");
            Add("EditorConfig", editorConfig: "dotnet_diagnostic.GAI1001.severity = none");
            Add("NoWarn", properties: "<NoWarn>$(NoWarn);GAI1001</NoWarn>");
            Add("RunAnalyzers", properties: "<RunAnalyzers>false</RunAnalyzers>");
            Add("PackageRemoved", package: "");
            // Somebody took the analyzers out and wrote the wrapper that was missing then by hand.
            Add("PackageRemovedFromGoverned", package: """<PackageReference Include="GovernedAi" Version="$VERSION$" />""",
                members: "[GovernedAi.AuditLog] public partial object Route(string bill); public partial object Route(string bill) => RouteCore(bill); private object RouteCore(string bill) => chat.CompleteChat(bill);");
            Consumer.Write("Governed/Governed.csproj", Projects.App(FreightProgram.Packages, FreightProgram.Properties));
            Consumer.Write("Governed/Router.cs", FreightProgram.Router);
            Consumer.Write("Governed/Model.cs", FreightProgram.Model);
            Consumer.Write("Governed/Program.cs", FreightProgram.Main);

            Build = await Consumer.BuildAllAsync();
            var (exitCode, output) = await Command.RunAsync(Consumer.Folder, "dotnet", "tool", "install", "GovernedAi.Tool", "--tool-path", "tools", "--version", PackedPackages.Version);
            Assert.True(exitCode == 0, output);
        }

        public Task DisposeAsync() => Task.CompletedTask;

        internal Task<(int ExitCode, string Output)> VerifyAsync(string project) => GovernedAiAsync("verify", $"{project}/bin/Debug/net10.0/{project}.dll");

        internal Task<(int ExitCode, string Output)> GovernedAiAsync(params string[] arguments) =>
            Command.RunAsync(Consumer.Folder, Path.Combine(Consumer.Folder, "tools", OperatingSystem.IsWindows() ? "governedai.exe" : "governedai"), arguments);

        private void Add(string name, string members = Call, string editorConfig = "", string properties = "", string package = Projects.Analyzers)
        {
            Consumer.Write($"{name}/{name}.csproj", Projects.Library(package + Projects.OpenAI, properties));
            Consumer.Write($"{name}/.editorconfig", $"[*.cs]\n{editorConfig}\n");
            Consumer.Write($"{name}/Router.cs", $$"""
                using OpenAI.Chat;
                public sealed partial class Router(ChatClient chat)
                {
                    {{members}}
                }
                """);
        }
    }
}
