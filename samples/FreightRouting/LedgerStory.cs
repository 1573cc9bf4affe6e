using GovernedAi.Ledger;

namespace FreightRouting;

/// <summary>Tells what happened in a governed call, from nothing but the records it left.</summary>
internal sealed class LedgerStory(ILedger ledger)
{
    private long _told;
    private bool _asked;

    /// <summary>Starts after the records that are there already.</summary>
    public async Task BeginAsync()
    {
        _asked = false;
        await foreach (var record in ledger.ReadAsync())
            _told = record.Sequence;
    }

    /// <summary>A line for each record that somebody would want to hear of.</summary>
    public async IAsyncEnumerable<string> TellAsync()
    {
        await foreach (var record in ledger.ReadAsync())
        {
            if (record.Sequence <= _told)
                continue;
            _asked |= record.Kind == RecordKinds.ApprovalAsked;
            if (Tell(record) is { } line)
                yield return line;
        }
    }

    private string? Tell(LedgerRecord record) => record.Kind switch
    {
        RecordKinds.ModelCall when Text(record, "model") is { } model =>
            $"{model} answered: {Number(record, "inputTokens")} tokens in, {Number(record, "outputTokens")} out",
        RecordKinds.ModelCall => $"the model did not answer ({Error(record)})",
        RecordKinds.ApprovalRequested when record.Data.TryGetProperty("previews", out var previews) =>
            $"those who are asked see what {string.Join(" and ", previews.EnumerateArray().Select(preview => preview.GetProperty("of").GetString()))} would say",
        RecordKinds.ApprovalAsked when Text(record, "skipped") is { } reason => $"passed over {Text(record, "group")}: {reason}",
        RecordKinds.ApprovalAsked => $"asked {Text(record, "group")} ({string.Join(", ", People(record))}) before anything was released",
        RecordKinds.ApprovalDecided when Text(record, "by") is { } by => $"{by}: {Text(record, "verdict")} ({Text(record, "reason")})",
        RecordKinds.ApprovalDecided => "nobody answered in time",
        RecordKinds.Attempt when Flag(record, "answered") => $"{Text(record, "of")} answered instead",
        RecordKinds.Attempt when Text(record, "of") == "core" && Error(record) == nameof(FormatException) => "that was nonsense, and was not released",
        RecordKinds.Outcome when Text(record, "outcome") == "released" => _asked ? "released" : "released at once",
        _ => null,
    };

    private static string? Text(LedgerRecord record, string name) => record.Data.TryGetProperty(name, out var value) ? value.GetString() : null;

    private static long? Number(LedgerRecord record, string name) => record.Data.TryGetProperty(name, out var value) ? value.GetInt64() : null;

    private static bool Flag(LedgerRecord record, string name) => record.Data.TryGetProperty(name, out var value) && value.GetBoolean();

    private static string? Error(LedgerRecord record) => Text(record, "error")?.Split('.').Last();

    private static IEnumerable<string?> People(LedgerRecord record) =>
        record.Data.TryGetProperty("people", out var people) ? people.EnumerateArray().Select(person => person.GetString()) : [];
}
