using System.Collections.Concurrent;
using System.Text;
using GovernedAi.Payloads;

namespace GovernedAi.Testing;

/// <summary>Payloads in memory.</summary>
public sealed class InMemoryPayloadStore : IPayloadStore
{
    private readonly ConcurrentDictionary<string, Payload> _payloads = new(StringComparer.Ordinal);

    /// <inheritdoc/>
    public ValueTask StoreAsync(IReadOnlyList<Payload> payloads, CancellationToken cancellation = default)
    {
        foreach (var payload in payloads)
            _payloads[payload.Id] = payload;
        return default;
    }

    /// <inheritdoc/>
    public ValueTask<Payload?> FindAsync(string id, CancellationToken cancellation = default) => new(_payloads.GetValueOrDefault(id));

    /// <inheritdoc/>
    public ValueTask<bool> EraseAsync(string id, CancellationToken cancellation = default) => new(_payloads.TryRemove(id, out _));

    internal string? Text(string id) => _payloads.GetValueOrDefault(id) is { } payload ? Encoding.UTF8.GetString(payload.Content.Span) : null;
}
