namespace Package.Tests;

/// <summary>What an ordinary warning of ours does when a user quiets it: the routes every analyzer has work as they do elsewhere, but for the attribute, which a waiver takes the place of.</summary>
public class QuietingTests(QuietingTests.Variations variations) : IClassFixture<QuietingTests.Variations>
{
    [Theory]
    [InlineData("AsItComes", "warning GAI1001")]
    [InlineData("Pragma", null)]
    [InlineData("SuppressMessage", "error CS1029")]
    [InlineData("Waiver", null)]
    [InlineData("EditorConfig", null)]
    [InlineData("NoWarn", null)]
    [InlineData("RunAnalyzers", null)]
    [InlineData("RunAnalyzersDuringBuild", null)]
    [InlineData("EditorConfigError", "error GAI1001")]
    [InlineData("TreatWarningsAsErrors", "error GAI1001")]
    [InlineData("WarningsAsErrors", "error GAI1001")]
    public void The_usual_switches_work(string variation, string? said)
    {
        Assert.Equal(said is null ? [] : [said], variations.Build.In(variation).Select(diagnostic => $"{diagnostic.Severity} {diagnostic.Id}"));
        Assert.Equal(said?.StartsWith("error", StringComparison.Ordinal) is not true, variations.Build.Built(variation));
    }

    /// <summary>One project for each switch, built together.</summary>
    public sealed class Variations : IAsyncLifetime
    {
        internal BuildOutput Build { get; private set; } = null!;

        public async Task InitializeAsync()
        {
            var consumer = await Consumer.CreateAsync();
            Add(consumer, "AsItComes");
            Add(consumer, "Pragma", before: "#pragma warning disable GAI1001");
            Add(consumer, "SuppressMessage", before: """[System.Diagnostics.CodeAnalysis.SuppressMessage("Coverage", "GAI1001", Justification = "trial")]""");
            Add(consumer, "Waiver", before: """[GovernedAi.GovernanceWaiver("GAI1001", Reason = "trial", ApprovedBy = "A. Ruiz", Expires = "2026-08-01")]""", properties: "<GovernedAiToday>2026-06-01</GovernedAiToday>");
            Add(consumer, "EditorConfig", editorConfig: "dotnet_diagnostic.GAI1001.severity = none");
            Add(consumer, "NoWarn", properties: "<NoWarn>$(NoWarn);GAI1001</NoWarn>");
            Add(consumer, "RunAnalyzers", properties: "<RunAnalyzers>false</RunAnalyzers>");
            Add(consumer, "RunAnalyzersDuringBuild", properties: "<RunAnalyzersDuringBuild>false</RunAnalyzersDuringBuild>");
            Add(consumer, "EditorConfigError", editorConfig: "dotnet_diagnostic.GAI1001.severity = error");
            Add(consumer, "TreatWarningsAsErrors", properties: "<TreatWarningsAsErrors>true</TreatWarningsAsErrors>");
            Add(consumer, "WarningsAsErrors", properties: "<WarningsAsErrors>GAI1001</WarningsAsErrors>");
            Build = await consumer.BuildAllAsync();
        }

        public Task DisposeAsync() => Task.CompletedTask;

        private static void Add(Consumer consumer, string name, string before = "", string editorConfig = "", string properties = "")
        {
            consumer.Write($"{name}/{name}.csproj", Projects.Library(Projects.Analyzers + Projects.OpenAI, properties));
            consumer.Write($"{name}/.editorconfig", $"[*.cs]\n{editorConfig}\n");
            consumer.Write($"{name}/Router.cs", $$"""
                using OpenAI.Chat;
                public sealed class Router(ChatClient chat)
                {
                    {{before}}
                    public object Route(string bill) => chat.CompleteChat(bill);
                }
                """);
        }
    }
}
