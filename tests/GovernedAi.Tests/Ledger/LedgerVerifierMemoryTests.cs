using System.Buffers;
using GovernedAi.Ledger;

namespace GovernedAi.Tests.Ledger;

/// <summary>Runs by itself, because it looks at the memory of the whole process.</summary>
[CollectionDefinition(nameof(LedgerVerifierMemoryTests), DisableParallelization = true)]
public sealed class MeasuredAlone;

[Collection(nameof(LedgerVerifierMemoryTests))]
public sealed class LedgerVerifierMemoryTests : IDisposable
{
    private const int Records = 100_000;
    private const long MostLive = 8 * 1024 * 1024;

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_hundred_thousand_records_are_verified_in_bounded_memory()
    {
        var length = Write();
        Assert.True(length > 3 * MostLive, $"{length} bytes of records could be held within the bound.");
        var before = GC.GetTotalMemory(forceFullCollection: true);

        var verifying = Task.Run(() => LedgerVerifier.VerifyAsync(_folder.Path));
        var most = 0L;
        while (!verifying.IsCompleted)
            most = Math.Max(most, GC.GetTotalMemory(forceFullCollection: true) - before);

        var verification = await verifying;
        Assert.Equal((Records, true), (verification.Records, verification.IsIntact));
        Assert.True(most < MostLive, $"{most} bytes were held at once for {length} bytes of records.");
    }

    /// <summary>Records as a ledger writes them, without a flush for each.</summary>
    private long Write()
    {
        var lines = new ArrayBufferWriter<byte>();
        var body = LedgerLine.Body(new Note(new string('x', 64)));
        var hash = LedgerLine.Origin;
        using var file = File.Create(_folder["000001.jsonl"]);
        for (var sequence = 1; sequence <= Records; sequence++)
        {
            hash = LedgerLine.Write(lines, body, sequence, LedgerLine.NewId(), hash, key: null);
            file.Write(lines.WrittenSpan);
            lines.ResetWrittenCount();
        }

        return file.Length;
    }
}
