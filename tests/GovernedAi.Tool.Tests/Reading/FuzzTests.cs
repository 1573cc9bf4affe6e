using System.Diagnostics;
using GovernedAi.Tool.Facts;
using GovernedAi.Tool.Reading;
using GovernedAi.Tool.Tests.Samples;
using GovernedAi.Tool.Verdicts;
using Microsoft.CodeAnalysis.Emit;

namespace GovernedAi.Tool.Tests.Reading;

/// <summary>Bytes of valid files are changed at random: whatever comes of it is read or refused, soon and in bounded memory.</summary>
/// <remarks><c>GOVERNEDAI_FUZZ_ROUNDS=5000 dotnet test --filter FullyQualifiedName~FuzzTests</c> looks for longer.</remarks>
public sealed class FuzzTests(Xunit.Abstractions.ITestOutputHelper output) : IDisposable
{
    private const int Rounds = 200;
    private const long MostBytes = 300_000_000;

    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(20);

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("governedai-");

    [Theory]
    [InlineData("App.dll", DebugInformationFormat.Embedded)]
    [InlineData("App.dll", DebugInformationFormat.PortablePdb)]
    [InlineData("App.pdb", DebugInformationFormat.PortablePdb)]
    [InlineData("App", DebugInformationFormat.Embedded)]
    public void Damaged_files_are_read_or_refused_and_nothing_else(string damaged, DebugInformationFormat pdb) => Damage(Freight.Code, damaged, pdb, isFollowed: false);

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void So_are_those_in_which_values_are_followed(bool release) => Damage(UnlistedShapes.Together, "App.dll", DebugInformationFormat.PortablePdb, isFollowed: true, release);

    private void Damage(string code, string damaged, DebugInformationFormat pdb, bool isFollowed, bool release = false)
    {
        using var sample = CompiledSample.Of(code, release, pdb: pdb);
        var input = Path.Combine(_folder.FullName, damaged == "App" ? "App" : "App.dll");
        File.WriteAllBytes(input, damaged == "App" ? BundleFile.Of(6, true, ("App.dll", BundledKind.Assembly, File.ReadAllBytes(sample.Path))) : File.ReadAllBytes(sample.Path));
        if (pdb == DebugInformationFormat.PortablePdb)
            File.Copy(Path.ChangeExtension(sample.Path, ".pdb"), Path.Combine(_folder.FullName, "App.pdb"));

        var path = Path.Combine(_folder.FullName, damaged);
        var original = File.ReadAllBytes(path);
        var rounds = int.TryParse(Environment.GetEnvironmentVariable("GOVERNEDAI_FUZZ_ROUNDS"), out var more) ? more : Rounds;
        var (refused, unplaced, followed, longest, largest) = (0, 0, 0, TimeSpan.Zero, 0L);
        for (var seed = 0; seed < rounds; seed++)
        {
            File.WriteAllBytes(path, Mutate(original, new Random(seed)));
            var (allocated, watch) = (GC.GetAllocatedBytesForCurrentThread(), Stopwatch.StartNew());
            Report report;
            try
            {
                report = Judge.Of(new InputReader([AppContext.BaseDirectory]).Read([input], CancellationToken.None), VerdictOptions.On(new(2026, 6, 1)));
            }
            catch (Exception e)
            {
                Assert.Fail($"Seed {seed}: {e}");
                return;
            }

            refused += report.ExitCode == Report.NotRead ? 1 : 0;
            unplaced += report.Sites.Any(s => s.Site.Place is null) ? 1 : 0;
            followed += report.Sites.Any(s => s.Site.Form is CallForm.Request or CallForm.Reflection) ? 1 : 0;
            longest = watch.Elapsed > longest ? watch.Elapsed : longest;
            largest = Math.Max(largest, GC.GetAllocatedBytesForCurrentThread() - allocated);
        }

        output.WriteLine($"{damaged} ({pdb}): {rounds} rounds, {refused} refused, {unplaced} without a place, in {followed} values followed, longest {longest.TotalMilliseconds:F0} ms, most memory {largest / 1e6:F0} MB");
        Assert.True(longest < Longest, $"The slowest took {longest}.");
        Assert.True(largest < MostBytes, $"The largest took {largest:N0} bytes.");
        // Both happen often, or the mutations are too weak or too strong to say anything. A damaged PDB costs places and nothing else.
        if (damaged == "App.pdb")
        {
            Assert.Equal(0, refused);
            Assert.InRange(unplaced, rounds / 20, rounds - 1);
        }
        else
        {
            Assert.InRange(refused, rounds / 10, rounds - 1);
            Assert.InRange(followed, isFollowed ? rounds / 10 : 0, isFollowed ? rounds - refused : 0);
        }
    }

    public void Dispose() => _folder.Delete(recursive: true);

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
}
