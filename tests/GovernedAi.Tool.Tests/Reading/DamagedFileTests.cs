using GovernedAi.Tool.Reading;
using GovernedAi.Tool.Tests.Samples;
using GovernedAi.Tool.Verdicts;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Emit;

namespace GovernedAi.Tool.Tests.Reading;

/// <summary>Whatever the file, it is named and skipped with a reason; a damaged one never makes the verdict green.</summary>
public class DamagedFileTests
{
    [Fact]
    public void A_truncated_file_is_never_green()
    {
        using var sample = CompiledSample.Of(Freight.Code.Replace("public async Task<string> Quick", "[CallersGovern] public async Task<string> Quick", StringComparison.Ordinal));
        Assert.Equal(0, sample.Verify().ExitCode);
        var original = File.ReadAllBytes(sample.Path);
        for (var tenth = 0; tenth < 10; tenth++)
        {
            File.WriteAllBytes(sample.Path, original[..(original.Length * tenth / 10)]);
            var report = sample.Verify();
            Assert.Equal((tenth, Report.NotRead), (tenth, report.ExitCode));
            Assert.Contains("not a valid assembly", Assert.Single(report.Unread).Reason, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_body_that_is_no_IL_is_never_green()
    {
        using var sample = CompiledSample.Of("public static class C { public static int Answer() => 0x12345678; }");
        var bytes = File.ReadAllBytes(sample.Path);
        // ldc.i4 0x12345678; ret
        var at = bytes.AsSpan().IndexOf((ReadOnlySpan<byte>)[0x20, 0x78, 0x56, 0x34, 0x12, 0x2A]);
        bytes[at] = 0xF0;
        File.WriteAllBytes(sample.Path, bytes);

        var report = sample.Verify();
        Assert.Equal(Report.NotRead, report.ExitCode);
        Assert.Contains("unknown opcode 0xF0", Assert.Single(report.Unread).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void A_signature_that_nests_without_end_is_refused_and_not_followed()
    {
        using var sample = CompiledSample.Of("public static class C { public static void CompleteChat(int" + string.Concat(Enumerable.Repeat("[]", 3000)) + " a) { } public static void Call() => CompleteChat(null!); }");
        var report = sample.Verify();
        Assert.Equal(Report.NotRead, report.ExitCode);
        Assert.Contains("nests types more than", Assert.Single(report.Unread).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Files_that_are_no_assemblies_are_named_with_what_they_are()
    {
        using var sample = CompiledSample.Of("public class C;");
        var folder = Directory.CreateDirectory(Path.Combine(sample.Folder, "publish")).FullName;
        File.WriteAllText(Path.Combine(folder, "Text.dll"), "not an assembly");
        File.WriteAllBytes(Path.Combine(folder, "Empty.dll"), []);
        File.WriteAllBytes(Path.Combine(folder, "Native.dll"), WithoutMetadata(File.ReadAllBytes(sample.Path)));
        ReferenceAssembly(Path.Combine(folder, "Reference.dll"));
        File.WriteAllBytes(Path.Combine(folder, "App"), [0x7F, (byte)'E', (byte)'L', (byte)'F', .. new byte[64], 1, 0, 0, 0, 0, 0, 0, 0, .. BundleMarker()]);
        File.WriteAllBytes(Path.Combine(folder, "Host"), [0x7F, (byte)'E', (byte)'L', (byte)'F', .. new byte[64], 0, 0, 0, 0, 0, 0, 0, 0, .. BundleMarker()]);

        var read = new InputReader([]).Read([folder], CancellationToken.None);

        Assert.Equal(
            ["App Malformed", "Empty.dll Malformed", "Host Native", "Native.dll Native", "Reference.dll ReferenceOnly", "Text.dll Malformed"],
            read.Skipped.Select(s => $"{Path.GetFileName(s.Path)} {s.Kind}"));
        Assert.All(read.Skipped, s => Assert.NotEmpty(s.Reason));
    }

    [Fact]
    public void A_native_library_in_a_folder_is_no_loss_and_one_that_is_named_is()
    {
        using var sample = CompiledSample.Of("public class C;");
        var native = Path.Combine(sample.Folder, "Native.dll");
        File.WriteAllBytes(native, WithoutMetadata(File.ReadAllBytes(sample.Path)));
        Assert.Equal(0, Verify(sample.Folder).ExitCode);
        Assert.Equal(Report.NotRead, Verify(native).ExitCode);
        Assert.Equal(Report.NotRead, Verify(sample.Path, native).ExitCode);
    }

    private static Report Verify(params string[] paths) =>
        Judge.Of(new InputReader([AppContext.BaseDirectory]).Read(paths, CancellationToken.None), VerdictOptions.On(new(2026, 6, 1)));

    // The directory entry that leads to the CLI header (ECMA-335 II.25.2.3.3) is cleared: what is left is an ordinary image.
    private static byte[] WithoutMetadata(byte[] image)
    {
        var header = BitConverter.ToInt32(image, 0x3C) + 4 + 20;
        var isPe32Plus = BitConverter.ToUInt16(image, header) == 0x20B;
        image.AsSpan(header + (isPe32Plus ? 112 : 96) + 14 * 8, 8).Clear();
        return image;
    }

    private static void ReferenceAssembly(string path)
    {
        var compilation = CSharpCompilation.Create("Reference", [CSharpSyntaxTree.ParseText("public class C { public int M() => 1; }")],
            GovernedAi.Analyzers.Tests.Verifier.TestReferences.FrameworkOnly, new(OutputKind.DynamicallyLinkedLibrary));
        using var image = File.Create(path);
        Assert.True(compilation.Emit(image, options: new EmitOptions(metadataOnly: true, includePrivateMembers: false)).Success);
    }

    private static byte[] BundleMarker() => Convert.FromHexString("8b1202b96a6120387" + "27b930214d7a03213f5b9e6efae3318ee3b2dce24b36aae");
}
