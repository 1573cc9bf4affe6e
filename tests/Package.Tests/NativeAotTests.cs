namespace Package.Tests;

/// <summary>Governed code needs no reflection: it may be compiled ahead of time.</summary>
public class NativeAotTests
{
    // Without reflection the contracts of arguments and results have to be named.
    private static readonly string Main = FreightProgram.Main
        .Replace("ForTests()", "ForTests(new TestGovernanceOptions { Json = PayloadContracts.Default.Options })")
        .Replace("using var governance", """
            using (GovernedAi.GovernanceHost.Use(o => { o.Folder = Path.Combine(AppContext.BaseDirectory, "governance"); o.Json.TypeInfoResolverChain.Add(PayloadContracts.Default); }))
                await new FreightRouter(new PaperModel()).RouteAsync("frozen fish");

            using var governance
            """) + """

        [System.Text.Json.Serialization.JsonSerializable(typeof(string))]
        sealed partial class PayloadContracts : System.Text.Json.Serialization.JsonSerializerContext;
        """;

    [Fact]
    public async Task The_analyzers_for_ahead_of_time_code_have_nothing_to_say()
    {
        var consumer = await CreateAsync("net10.0", "<IsAotCompatible>true</IsAotCompatible>");
        (await consumer.BuildAsync()).Clean();
    }

    /// <summary>For .NET 8, whose compiler package brings all it needs but a linker.</summary>
    [LinkerFact]
    public async Task A_native_program_runs_its_wrappers()
    {
        var consumer = await CreateAsync("net8.0", "<PublishAot>true</PublishAot><InvariantGlobalization>true</InvariantGlobalization>");
        (await consumer.PublishAsync(".", "--use-current-runtime", "-o", "native", $"-p:CppCompilerAndLinker={LinkerFactAttribute.Linker}")).Clean();
        Assert.Equal((0, GovernedProjectTests.Printed), await Command.RunAsync(consumer.Folder, Path.Combine(consumer.Folder, "native", "App")));
    }

    private static Task<Consumer> CreateAsync(string framework, string properties) => Consumer.CreateAsync(
        ("App.csproj", Projects.App(FreightProgram.Packages, FreightProgram.Properties + properties, framework)),
        ("Router.cs", FreightProgram.Router),
        ("Model.cs", FreightProgram.Model),
        ("Program.cs", Main));

    /// <summary>A test that needs the linker of the machine, and says so where there is none.</summary>
    private sealed class LinkerFactAttribute : FactAttribute
    {
        public LinkerFactAttribute()
        {
            if (Linker is null)
                Skip = "This machine has neither clang nor gcc on its PATH, so nothing can be compiled ahead of time.";
        }

        public static string? Linker { get; } = OperatingSystem.IsLinux()
            ? new[] { "clang", "gcc" }.FirstOrDefault(tool => Environment.GetEnvironmentVariable("PATH")!.Split(':').Any(folder => File.Exists(Path.Combine(folder, tool))))
            : null;
    }
}
