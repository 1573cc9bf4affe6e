using System.Text;
using GovernedAi.Tool.Facts;
using GovernedAi.Tool.Reading;
using GovernedAi.Tool.Tests.Samples;
using GovernedAi.Tool.Verdicts;

namespace GovernedAi.Tool.Tests.Reading;

/// <summary>An application published as a single file is read where it stands, assembly by assembly.</summary>
public class SingleFileBundleTests
{
    private const string Deps = """{"targets":{"net10.0":{"Vendor/1.0.0":{"runtime":{"lib/net8.0/Vendor.dll":{}}}}},"libraries":{"Vendor/1.0.0":{"type":"package"}}}""";

    [Theory]
    [InlineData(1, false)]
    [InlineData(2, false)]
    [InlineData(6, false)]
    [InlineData(6, true)]
    public void Each_assembly_in_it_is_verified_with_its_lines_and_its_packages(int version, bool compressed)
    {
        using var vendor = CompiledSample.Of("public class Vendor { public Task<ChatResponse> Ask(IChatClient chat) => chat.GetResponseAsync(\"q\"); }", wrapped: false, name: "Vendor");
        using var app = CompiledSample.Of("class C(IChatClient chat)\n{\n    Task<ChatResponse> Ask() => chat.GetResponseAsync(\"q\");\n}", references: vendor.Path);
        var folder = Directory.CreateDirectory(Path.Combine(app.Folder, "publish")).FullName;
        File.Copy(Path.ChangeExtension(app.Path, ".pdb"), Path.Combine(folder, "App.pdb"));
        // A name with a dot in it has what looks like an extension.
        var bundle = Path.Combine(folder, "Acme.Router");
        File.WriteAllBytes(bundle, BundleFile.Of(version, compressed, ("App.dll", BundledKind.Assembly, File.ReadAllBytes(app.Path)), ("Vendor.dll", BundledKind.Assembly, File.ReadAllBytes(vendor.Path)), ("App.deps.json", BundledKind.DepsJson, Encoding.UTF8.GetBytes(Deps))));

        foreach (var input in (string[])[bundle, folder])
        {
            var report = Verify(input);
            Assert.Empty(report.Input.Skipped);
            Assert.Equal(["App Own", "Vendor Package"], report.Input.Assemblies.Select(a => $"{a.Name} {a.Role}"));
            var finding = Assert.Single(report.Open);
            Assert.Equal(("GAI1001", "M:C.Ask", 3), (finding.Rule.Id, finding.Subject, finding.Place?.Line));
            Assert.EndsWith("Acme.Router!App.dll", finding.Assembly.Path, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_damaged_bundle_is_never_green()
    {
        using var app = CompiledSample.Of("class C(IChatClient chat) { [CallersGovern] Task<ChatResponse> Ask() => chat.GetResponseAsync(\"q\"); }");
        var whole = BundleFile.Of(6, compressed: true, ("App.dll", BundledKind.Assembly, File.ReadAllBytes(app.Path)));
        var path = Path.Combine(app.Folder, "Host");
        File.WriteAllBytes(path, whole);
        Assert.Equal(0, Verify(path).ExitCode);

        for (var tenth = 0; tenth < 10; tenth++)
        {
            File.WriteAllBytes(path, whole[..(whole.Length * tenth / 10)]);
            Assert.Equal((tenth, Report.NotRead), (tenth, Verify(path).ExitCode));
        }

        var random = new Random(1);
        for (var round = 0; round < 200; round++)
        {
            var changed = whole.ToArray();
            // The host before the header is not the bundle's business.
            for (var changes = 0; changes < 4; changes++)
                changed[random.Next(104, changed.Length)] = (byte)random.Next(256);
            File.WriteAllBytes(path, changed);
            // Whatever it says, it ends; what cannot be unpacked or read is 2.
            var report = Verify(path);
            Assert.True(report.ExitCode == Report.NotRead || report.Input.Assemblies.Length == 1, $"round {round}");
        }
    }

    [Fact]
    public void A_native_program_is_named_for_what_it_is()
    {
        using var app = CompiledSample.Of("class C;");
        var folder = Directory.CreateDirectory(Path.Combine(app.Folder, "publish")).FullName;
        var native = Path.Combine(folder, "Router");
        File.WriteAllBytes(native, [0x7F, (byte)'E', (byte)'L', (byte)'F', .. new byte[400]]);
        foreach (var input in (string[])[native, folder])
        {
            var report = Verify(input);
            Assert.Equal(Report.NotRead, report.ExitCode);
            Assert.Contains(report.Input.Skipped, s => s.Reason.Contains("Native AOT", StringComparison.Ordinal));
        }

        // The same file beside the assembly it starts is its host.
        File.Copy(app.Path, Path.Combine(folder, "Router.dll"));
        Assert.Empty(Verify(folder).Input.Skipped);
    }

    private static Report Verify(string path) => Judge.Of(new InputReader([AppContext.BaseDirectory]).Read([path], CancellationToken.None), VerdictOptions.On(new(2026, 6, 1)));
}
