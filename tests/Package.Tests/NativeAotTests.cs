namespace Package.Tests;

/// <summary>Governed code needs no reflection: it may be compiled ahead of time.</summary>
public class NativeAotTests
{
    // Without reflection the contracts of arguments and results have to be named.
    private static readonly string Main = FreightProgram.Main.Replace("ForTests()", "ForTests(new TestGovernanceOptions { Json = PayloadContracts.Default.Options })") + """

        [System.Text.Json.Serialization.JsonSerializable(typeof(string))]
        sealed partial class PayloadContracts : System.Text.Json.Serialization.JsonSerializerContext;
        """;

    [Fact]
    public async Task The_analyzers_for_ahead_of_time_code_have_nothing_to_say()
    {
        var consumer = await CreateAsync("net10.0", "<IsAotCompatible>true</IsAotCompatible>");
        (await consumer.BuildAsync()).Clean();
    }

    /// <summary>For .NET 8, whose compiler package brings all it needs. Only where the machine has a linker: nothing else here needs one.</summary>
    [Fact]
    public async Task A_native_program_runs_its_wrappers()
    {
        if (Linker() is not { } linker)
            return;

        var consumer = await CreateAsync("net8.0", "<PublishAot>true</PublishAot><InvariantGlobalization>true</InvariantGlobalization>");
        (await consumer.PublishAsync(".", "--use-current-runtime", "-o", "native", $"-p:CppCompilerAndLinker={linker}")).Clean();
        Assert.Equal((0, GovernedProjectTests.Printed), await Command.RunAsync(consumer.Folder, Path.Combine(consumer.Folder, "native", "App")));
    }

    private static Task<Consumer> CreateAsync(string framework, string properties) => Consumer.CreateAsync(
        ("App.csproj", Projects.App(FreightProgram.Packages, FreightProgram.Properties + properties, framework)),
        ("Router.cs", FreightProgram.Router),
        ("Model.cs", FreightProgram.Model),
        ("Program.cs", Main));

    private static string? Linker() => OperatingSystem.IsLinux()
        ? Environment.GetEnvironmentVariable("PATH")!.Split(':').SelectMany(folder => new[] { "clang", "gcc" }.Select(name => (folder, name)))
            .Where(tool => File.Exists(Path.Combine(tool.folder, tool.name))).Select(tool => tool.name).Order(StringComparer.Ordinal).FirstOrDefault()
        : null;
}
