using System.Reflection.PortableExecutable;
using GovernedAi.Analyzers.Recognition;
using GovernedAi.Tool.Benchmarks;
using GovernedAi.Tool.Facts;
using GovernedAi.Tool.Reading;

// Reading assemblies into facts beside a bare walk with System.Reflection.Metadata over the same files, in turns, one thread.
//
//     dotnet run -c Release --project tests/GovernedAi.Tool.Benchmarks -- [folder] [rounds]
var folder = args.Length > 0 ? args[0] : Path.GetDirectoryName(typeof(object).Assembly.Location)!;
var rounds = args.Length > 1 ? int.Parse(args[1], System.Globalization.CultureInfo.InvariantCulture) : 7;
var files = Directory.EnumerateFiles(folder, "*.dll").Where(IsManaged).Order(StringComparer.Ordinal).ToList();

_ = ModelNames.Default.Table.Facts.Count;
var (bare, read, bytes, sites) = (new List<double>(), new List<double>(), 0L, 0);
for (var round = 0; round <= rounds; round++)
{
    var bareTime = Seconds(() => bytes = files.Sum(f => BareWalk.Of(f).Bytes));
    var readTime = Seconds(() => sites = Read());
    // The first round warms up.
    if (round == 0)
        continue;
    bare.Add(bareTime);
    read.Add(readTime);
}

var megabytes = bytes / 1e6;
Console.WriteLine($"{files.Count} assemblies, {megabytes:F1} MB of IL, {sites} model calls, {rounds} rounds, medians");
Console.WriteLine($"bare walk   {megabytes / Median(bare),7:F1} MB/s  {Median(bare) * 1000,7:F0} ms");
Console.WriteLine($"governedai  {megabytes / Median(read),7:F1} MB/s  {Median(read) * 1000,7:F0} ms  {Median(read.Zip(bare, (r, b) => r / b)):F2} x");

// Processor time, so that whatever else the machine does stays out of it.
static double Seconds(Action action)
{
    var before = Environment.CpuUsage.TotalTime;
    action();
    return (Environment.CpuUsage.TotalTime - before).TotalSeconds;
}

int Read()
{
    using var references = new AssemblyFolder([folder]);
    var reader = new AssemblyReader(references);
    var found = 0;
    foreach (var path in files)
    {
        var file = references.Adopt(path, () => AssemblyFile.Open(path));
        found += reader.Read(file, AssemblyRole.Own, CancellationToken.None).Sites.Length;
    }

    return found;
}

static bool IsManaged(string path)
{
    using var image = new PEReader(File.OpenRead(path));
    return image.HasMetadata;
}

static double Median(IEnumerable<double> values) => values.Order().ElementAt(values.Count() / 2);
