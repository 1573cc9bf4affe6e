using System.Security.Cryptography;
using GovernedAi.Ledger;

namespace GovernedAi.Tests.Ledger;

public sealed class LedgerVerifierTests : IDisposable
{
    private static readonly LedgerKey Key = new("2027", RandomNumberGenerator.GetBytes(32));
    private static readonly LedgerKeyRing Keys = new(Key, []);

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task An_untouched_ledger_is_intact_and_says_what_that_is_worth()
    {
        var receipts = await WriteAsync(5);

        var verification = await VerifyAsync();

        Assert.True(verification.IsIntact);
        Assert.Equal(new LedgerAnchor(5, receipts[4].Hash), verification.Head);
        Assert.Equal("ordered, not protected against whoever can write it", verification.Protection);
    }

    [Fact]
    public async Task An_empty_folder_holds_no_records() => Assert.Equal(0, (await VerifyAsync()).Records);

    [Fact]
    public async Task A_changed_record_is_named()
    {
        await WriteAsync(5);
        Change(lines => lines[2] = lines[2].Replace("note 3", "note 8"));

        Assert.Equal("000001.jsonl:3: record 3: its content was changed after it was written", await FaultAsync());
    }

    [Fact]
    public async Task A_line_that_is_no_record_any_more_is_named_and_the_rest_is_read()
    {
        await WriteAsync(5);
        Change(lines => lines[2] = lines[2].Replace("\"data\"", "data"));

        Assert.StartsWith("000001.jsonl:3: it is no record", await FaultAsync());
    }

    [Fact]
    public async Task A_dropped_record_is_named()
    {
        await WriteAsync(5);
        Change(lines => lines.RemoveAt(2));

        Assert.Equal("000001.jsonl:3: record 4: record 3 before it is missing", await FaultAsync());
    }

    [Fact]
    public async Task Swapped_records_are_named()
    {
        await WriteAsync(5);
        Change(lines => (lines[1], lines[2]) = (lines[2], lines[1]));

        var faults = (await VerifyAsync()).Faults.Select(fault => fault.ToString()).ToList();

        Assert.Contains("000001.jsonl:2: record 3: record 2 before it is missing", faults);
        Assert.Contains("000001.jsonl:3: record 2: it stands behind record 3: moved, or written twice", faults);
    }

    [Fact]
    public async Task A_record_replaced_with_a_fitting_hash_is_named_by_its_neighbour()
    {
        await WriteAsync(5);
        Change(lines => lines[2] = Rechain([lines[2].Replace("note 3", "note 8")], null)[0]);

        Assert.Equal("000001.jsonl:4: record 4: it does not follow from record 3 as that stands now: one of the two was replaced", await FaultAsync());
    }

    [Fact]
    public async Task Truncation_shows_against_an_anchor()
    {
        var receipts = await WriteAsync(5);
        Change(lines => lines.RemoveRange(3, 2));

        Assert.True((await VerifyAsync()).IsIntact);
        Assert.Equal(
            "000001.jsonl:0: record 5, noted as anchor, is not there any more: the ledger ends at record 3",
            await FaultAsync(anchor: LedgerAnchor.Parse($"5:{receipts[4].Hash}")));
    }

    [Fact]
    public async Task A_rewritten_ledger_shows_against_an_anchor()
    {
        var receipts = await WriteAsync(5);
        Change(lines => Replace(lines, Rechain([.. lines.Select(line => line.Replace("note 3", "note 8"))], null)));

        Assert.True((await VerifyAsync()).IsIntact);
        Assert.Equal(
            "000001.jsonl:5: record 5: it is not the record that was noted as anchor: the ledger was rewritten",
            await FaultAsync(anchor: new LedgerAnchor(5, receipts[4].Hash)));
    }

    [Fact]
    public async Task Under_a_key_a_rewritten_ledger_is_not_believed()
    {
        await WriteAsync(5, Keys);
        Assert.Equal("protected by key; records cut off at the end would show only against an anchor", (await VerifyAsync(Keys)).Protection);

        Change(lines => Replace(lines, Rechain([.. lines.Select(line => line.Replace("note 3", "note 8"))], null)));

        Assert.NotEmpty((await VerifyAsync(Keys)).Faults);
    }

    [Fact]
    public async Task Under_a_key_a_rewritten_ledger_without_any_key_is_not_believed_either()
    {
        await WriteAsync(5);

        Assert.StartsWith("000001.jsonl:0: no record is under a key", await FaultAsync(Keys));
    }

    [Fact]
    public async Task A_key_may_come_later_and_from_then_on_guards_what_was_before()
    {
        await WriteAsync(2);
        await WriteAsync(2, Keys);
        Assert.True((await VerifyAsync(Keys)).IsIntact);

        Change(lines =>
        {
            var forged = Rechain([lines[0].Replace("note 1", "note 8"), lines[1]], null);
            (lines[0], lines[1]) = (forged[0], forged[1]);
        });

        Assert.Equal("000001.jsonl:3: record 3: it does not follow from record 2 as that stands now: one of the two was replaced", await FaultAsync(Keys));
    }

    [Fact]
    public async Task Records_without_the_key_behind_records_with_it_are_named()
    {
        await WriteAsync(2, Keys);
        await WriteAsync(1);

        Assert.Equal("000001.jsonl:3: record 3: it has no key, and records before it do: it was not written by a holder of the key", await FaultAsync(Keys));
    }

    [Fact]
    public async Task A_retired_key_still_verifies()
    {
        await WriteAsync(2, Keys);
        var next = new LedgerKeyRing(new LedgerKey("2028", RandomNumberGenerator.GetBytes(32)), [Key]);
        await WriteAsync(2, next);

        Assert.True((await VerifyAsync(next)).IsIntact);
        Assert.Equal("000001.jsonl:3: record 3: it is under the key '2028', which was not given", (await VerifyAsync(Keys)).Faults[0].ToString());
    }

    [Fact]
    public async Task A_missing_file_is_named()
    {
        using (var ledger = new FileLedger(_folder.Path, new() { LongestFile = 1 }))
            await Note.AppendAsync(ledger, 3);
        File.Delete(_folder["000002.jsonl"]);

        Assert.Equal("000003.jsonl:1: record 3: record 2 before it is missing", await FaultAsync());
    }

    private async Task<LedgerReceipt[]> WriteAsync(int count, LedgerKeyRing? keys = null)
    {
        using var ledger = new FileLedger(_folder.Path, new() { Keys = keys ?? LedgerKeyRing.None });
        return await Note.AppendAsync(ledger, count);
    }

    private Task<LedgerVerification> VerifyAsync(LedgerKeyRing? keys = null, LedgerAnchor? anchor = null) =>
        LedgerVerifier.VerifyAsync(_folder.Path, keys, anchor);

    private async Task<string> FaultAsync(LedgerKeyRing? keys = null, LedgerAnchor? anchor = null) =>
        Assert.Single((await VerifyAsync(keys, anchor)).Faults).ToString();

    private void Change(Action<List<string>> change)
    {
        var lines = File.ReadAllLines(_folder["000001.jsonl"]).ToList();
        var before = string.Join('\n', lines);
        change(lines);
        Assert.NotEqual(before, string.Join('\n', lines));
        File.WriteAllText(_folder["000001.jsonl"], string.Concat(lines.Select(line => line + "\n")));
    }

    private static void Replace(List<string> lines, string[] by)
    {
        lines.Clear();
        lines.AddRange(by);
    }

    /// <summary>What a forger does: new hashes all the way, without the key.</summary>
    private static string[] Rechain(string[] lines, LedgerKey? key)
    {
        var result = new string[lines.Length];
        string? previous = null;
        for (var index = 0; index < lines.Length; index++)
        {
            var bytes = System.Text.Encoding.UTF8.GetBytes(lines[index]);
            Assert.True(LedgerLine.TrySplit(bytes, out var sealedBytes, out _));
            var text = System.Text.Encoding.UTF8.GetString(sealedBytes);
            if (previous is not null)
                text = text[..^65] + previous + "\"";
            previous = LedgerLine.Hash(System.Text.Encoding.UTF8.GetBytes(text), key);
            result[index] = $"{text},\"hash\":\"{previous}\"}}";
        }

        return result;
    }
}
