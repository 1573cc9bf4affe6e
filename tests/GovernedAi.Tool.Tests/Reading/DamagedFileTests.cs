using System.Diagnostics;
using GovernedAi.Analyzers.Recognition;
using GovernedAi.Tool.Facts;
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
    private const int Rounds = 400;

    [Fact]
    public void Thousands_of_damaged_files_are_read_or_refused_and_nothing_else()
    {
        using var sample = CompiledSample.Of(Freight.Code, pdb: DebugInformationFormat.Embedded);
        var original = File.ReadAllBytes(sample.Path);
        var rounds = int.TryParse(Environment.GetEnvironmentVariable("GOVERNEDAI_FUZZ_ROUNDS"), out var more) ? more : Rounds;
        var (refused, longest, largest) = (0, TimeSpan.Zero, 0L);

        for (var seed = 0; seed < rounds; seed++)
        {
            var allocated = GC.GetAllocatedBytesForCurrentThread();
            var watch = Stopwatch.StartNew();
            try
            {
                Read(Mutate(original, new Random(seed)));
            }
            catch (UnreadableException)
            {
                refused++;
            }
            catch (Exception e)
            {
                Assert.Fail($"Seed {seed}: {e}");
            }

            longest = watch.Elapsed > longest ? watch.Elapsed : longest;
            largest = Math.Max(largest, GC.GetAllocatedBytesForCurrentThread() - allocated);
        }

        // Both happen often, or the mutations are too weak or too strong to say anything.
        Assert.InRange(refused, rounds / 10, rounds * 9 / 10);
        Assert.True(longest < TimeSpan.FromSeconds(20), $"The slowest took {longest}.");
        Assert.True(largest < 300_000_000, $"The largest took {largest:N0} bytes.");
    }

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

    private static void Read(byte[] image)
    {
        using var folder = new AssemblyFolder([AppContext.BaseDirectory]);
        using var file = AssemblyFile.Open("/fuzz/App.dll", new MemoryStream(image));
        new AssemblyReader(folder, ModelCallTable.Default).Read(file, AssemblyRole.Own, CancellationToken.None);
    }

    private static byte[] Mutate(byte[] original, Random random)
    {
        var image = original.ToArray();
        if (random.Next(20) == 0)
            return image[..random.Next(image.Length)];
        for (var changes = random.Next(1, 12); changes > 0; changes--)
        {
            var at = random.Next(image.Length - 4);
            if (random.Next(3) == 0)
                BitConverter.TryWriteBytes(image.AsSpan(at), random.Next(4) switch { 0 => -1, 1 => int.MaxValue, 2 => 0, _ => random.Next() });
            else
                image[at] = (byte)random.Next(256);
        }

        return image;
    }

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
