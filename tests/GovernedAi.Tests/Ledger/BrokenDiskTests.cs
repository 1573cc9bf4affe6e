using System.Diagnostics;
using GovernedAi.Ledger;
using GovernedAi.Payloads;

namespace GovernedAi.Tests.Ledger;

/// <summary>
/// A real process on a disk that is really full, and in a folder it really may not write to: what each policy makes of it, and what can be seen
/// of it afterwards.
/// </summary>
public sealed class BrokenDiskTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [TinyDiskTheory]
    [InlineData(OnAuditFailure.Block)]
    [InlineData(OnAuditFailure.UseFallback)]
    [InlineData(OnAuditFailure.ProceedUnrecorded)]
    public async Task On_a_full_disk(OnAuditFailure policy) => await CheckAsync("full", TinyDiskTheoryAttribute.Command(_folder.Path), policy);

    [LostPermissionTheory]
    [InlineData(OnAuditFailure.Block)]
    [InlineData(OnAuditFailure.UseFallback)]
    [InlineData(OnAuditFailure.ProceedUnrecorded)]
    public async Task Without_the_right_to_write(OnAuditFailure policy) => await CheckAsync("forbidden", LostPermissionTheoryAttribute.Command, policy);

    private async Task CheckAsync(string how, IReadOnlyList<string> under, OnAuditFailure policy)
    {
        var copy = Directory.CreateTempSubdirectory("governedai-copy-").FullName;
        try
        {
            var said = await RunAsync([.. under, "dotnet", "exec", Path.Combine(AppContext.BaseDirectory, "GovernedAi.CrashChild.dll"), _folder.Path, "break", how, $"{policy}", copy]);

            Assert.Equal("well model asked=1", said[0]);
            Assert.StartsWith("broken ", said[1]);
            Assert.Equal("mended model asked=1", said[^1]);
            var answers = said[2..^1];
            Assert.Equal(30, answers.Count);
            var recorded = answers.TakeWhile(answer => answer == $"{how} model asked=1").Count();
            CheckAnswers(policy, [.. answers.Skip(recorded).Select(answer => answer[(how.Length + 1)..])]);
            await CheckEvidenceAsync(copy, policy);
        }
        finally
        {
            Directory.Delete(copy, recursive: true);
        }
    }

    private static void CheckAnswers(OnAuditFailure policy, List<string> answers)
    {
        if (policy == OnAuditFailure.ProceedUnrecorded)
        {
            Assert.Empty(answers);
            return;
        }

        // Of the first that fails the intent may have found room and the outcome none: then the model was asked, and its answer held back.
        Assert.InRange(answers.Count, 20, 30);
        var expected = policy == OnAuditFailure.Block ? "LedgerUnavailableException" : "rules";
        Assert.StartsWith($"{(policy == OnAuditFailure.Block ? expected : "")}", answers[0]);
        Assert.All(answers.Skip(1), answer => Assert.Equal($"{expected} asked=0", answer));
    }

    private static async Task CheckEvidenceAsync(string folder, OnAuditFailure policy)
    {
        var verification = await LedgerVerifier.VerifyAsync(Path.Combine(folder, "ledger"));
        Assert.Empty(verification.Faults);
        using var ledger = new FileLedger(Path.Combine(folder, "ledger"));
        var records = await Note.ReadAsync(ledger);
        Assert.DoesNotContain(records, record => record.Kind == RecordKinds.Repair);
        Assert.DoesNotContain(Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories), file => file.Contains(".torn-") || file.EndsWith(".tmp"));

        // What was recorded has its content, and nothing of content is torn.
        var payloads = new FilePayloadStore(Path.Combine(folder, "payloads"));
        foreach (var reference in records.SelectMany(PayloadReference.In))
            Assert.Equal(reference.Digest, (await payloads.FindAsync(reference.Payload))?.Digest);
        foreach (var file in Directory.EnumerateFiles(Path.Combine(folder, "payloads"), "*.jsonl", SearchOption.AllDirectories))
            Assert.True((await File.ReadAllTextAsync(file)) is "" or [.., '\n'], $"{file} is torn.");

        // A short record may find room where a long one did not, and then the gap before it is noted too.
        var missing = records.Where(record => record.Kind == RecordKinds.Gap).Sum(gap => gap.Data.GetProperty("missing").GetInt32());
        Assert.True(policy == OnAuditFailure.Block ? missing == 0 : missing is >= 20 and <= 120, $"{missing} records are said to be missing.");
        Assert.Equal(RecordKinds.Outcome, records[^1].Kind);
    }

    private static async Task<List<string>> RunAsync(string[] command)
    {
        using var process = Process.Start(new ProcessStartInfo(command[0], command[1..]) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var errors = process.StandardError.ReadToEndAsync();
        var lines = (await process.StandardOutput.ReadToEndAsync()).Split('\n', StringSplitOptions.RemoveEmptyEntries).ToList();
        await process.WaitForExitAsync();
        Assert.True(process.ExitCode == 0, await errors);
        return lines;
    }
}
