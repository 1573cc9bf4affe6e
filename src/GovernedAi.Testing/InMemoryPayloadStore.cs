using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text;
using GovernedAi.Payloads;

namespace GovernedAi.Testing;

/// <summary>Payloads in memory.</summary>
public sealed class InMemoryPayloadStore : IPayloadStore
{
    private readonly ConcurrentDictionary<string, Payload> _payloads = new(StringComparer.Ordinal);
    private readonly byte[] _subjectKey = RandomNumberGenerator.GetBytes(32);

    /// <inheritdoc/>
    public ReadOnlyMemory<byte> SubjectKey => _subjectKey;

    /// <inheritdoc/>
    public ValueTask StoreAsync(IReadOnlyList<Payload> payloads, CancellationToken cancellation = default)
    {
        cancellation.ThrowIfCancellationRequested();
        foreach (var payload in payloads)
            _payloads[payload.Id] = payload;
        return default;
    }

    /// <inheritdoc/>
    public ValueTask<Payload?> FindAsync(string id, CancellationToken cancellation = default) => new(_payloads.GetValueOrDefault(id));

    /// <inheritdoc/>
    public ValueTask<bool> EraseAsync(string id, CancellationToken cancellation = default) => new(_payloads.TryRemove(id, out _));

    /// <inheritdoc/>
    public async IAsyncEnumerable<string> FindBySubjectAsync(string pseudonym, [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        await Task.CompletedTask.ConfigureAwait(false);
        var calls = _payloads.Values.Where(payload => payload.Subjects.Contains(pseudonym)).Select(payload => CallOf(payload.Id)).ToHashSet(StringComparer.Ordinal);
        foreach (var id in _payloads.Keys.Where(id => calls.Contains(CallOf(id))).Order(StringComparer.Ordinal))
        {
            cancellation.ThrowIfCancellationRequested();
            yield return id;
        }
    }

    /// <inheritdoc/>
    public ValueTask<int> SweepAsync(DateTimeOffset before, CancellationToken cancellation = default) => new(0);

    internal string? Text(string id) => _payloads.GetValueOrDefault(id) is { } payload ? Encoding.UTF8.GetString(payload.Content.Span) : null;

    private static string CallOf(string id) => PayloadName.TryRead(id, out _, out var call, out _) ? call : id;
}
