using System.Text.Json;

namespace GovernedAi.Ledger;

/// <summary>A record's reference to content that is kept beside the ledger.</summary>
/// <param name="Name">Where in the record's data it stands: <c>arguments.bill</c>, <c>prompt</c>, <c>response</c>, <c>result</c>.</param>
/// <param name="Payload">The id of the payload.</param>
/// <param name="Digest">HMAC-SHA256 of the content under the payload's key, in lower-case hexadecimal.</param>
public readonly record struct PayloadReference(string Name, string Payload, string Digest)
{
    /// <summary>The references of one record, in the order they stand in.</summary>
    public static IEnumerable<PayloadReference> In(LedgerRecord record) => In(record.Data, "");

    private static IEnumerable<PayloadReference> In(JsonElement data, string path)
    {
        if (data.ValueKind != JsonValueKind.Object)
            yield break;
        if (data.TryGetProperty("payload"u8, out var id) && id.ValueKind == JsonValueKind.String && data.TryGetProperty("digest"u8, out var digest))
        {
            yield return new PayloadReference(path, id.GetString()!, digest.GetString()!);
            yield break;
        }

        foreach (var property in data.EnumerateObject())
        {
            foreach (var found in In(property.Value, path.Length == 0 ? property.Name : $"{path}.{property.Name}"))
                yield return found;
        }
    }
}
