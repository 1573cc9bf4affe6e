using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using GovernedAi.Ledger;
using GovernedAi.Payloads;
using GovernedAi.Suspension;

namespace Benchmarks.Wrapper;

/// <summary>
/// The work of a governed call as a careful team would write it once for all its decorators: a switch to stop the model, a span, a metric, a
/// scope that flows with the body and ends with it, and an intent and an outcome with arguments and result beside them. No delegates, and no
/// state that a call does not need.
/// </summary>
internal sealed class Evidence(ILedger ledger, IPayloadStore store, ISuspensions suspensions, TimeProvider clock, JsonSerializerOptions json)
{
    private static readonly ActivitySource Source = new("ByHand");
    private static readonly Histogram<double> Durations = new Meter("ByHand").CreateHistogram<double>("duration");
    private static readonly AsyncLocal<Call?> Current = new();

    public Call Begin(string method) => new(method, clock.GetTimestamp(), Source.HasListeners() ? Source.StartActivity(method) : null);

    /// <summary>What an argument or a result is, as it is kept.</summary>
    public Payload Keep<T>(Call call, T value) => new(
        string.Create(CultureInfo.InvariantCulture, $"{clock.GetUtcNow().UtcDateTime:yyyy-MM-dd}/{call.Id:N}/{++call.Payloads}"),
        JsonSerializer.SerializeToUtf8Bytes(value, (JsonTypeInfo<T>)json.GetTypeInfo(typeof(T))));

    public ValueTask IntentAsync(Call call, string[]? names = null, Payload[]? arguments = null) =>
        WriteAsync(new IntentNote(clock.GetUtcNow(), call, names, arguments), arguments);

    public ValueTask FailedAsync(Call call, Exception failure) => WriteAsync(new FailureNote(clock.GetUtcNow(), call, failure), null);

    public ValueTask OutcomeAsync(Call call, string? answeredBy, Payload? result = null)
    {
        var duration = clock.GetElapsedTime(call.Started);
        if (Durations.Enabled)
            Durations.Record(duration.TotalSeconds, new KeyValuePair<string, object?>("method", call.Method));
        call.Activity?.Dispose();
        return WriteAsync(new OutcomeNote(clock.GetUtcNow(), call, answeredBy, result, duration), result is null ? null : [result]);
    }

    /// <exception cref="InvalidOperationException">Somebody has stopped the method.</exception>
    public void DemandRunning(Call call)
    {
        foreach (var stopped in suspensions.Current)
        {
            if (stopped.Name == call.Method)
                throw new InvalidOperationException(stopped.Reason);
        }
    }

    public Scope Enter(Call call)
    {
        call.Outer = Current.Value;
        Current.Value = call;
        return new Scope(call);
    }

    private async ValueTask WriteAsync(LedgerEntry entry, Payload[]? payloads)
    {
        if (payloads is not null)
            await store.StoreAsync(payloads).ConfigureAwait(false);
        await ledger.AppendAsync(entry).ConfigureAwait(false);
    }

    /// <summary>One call, and the scope in which its body runs.</summary>
    public sealed class Call(string method, long started, Activity? activity)
    {
        public string Method => method;

        public long Started => started;

        public Activity? Activity => activity;

        public Guid Id { get; } = Guid.NewGuid();

        public int Payloads { get; set; }

        public Call? Outer { get; set; }

        public bool Ended { get; set; }
    }

    public readonly struct Scope(Call call) : IDisposable
    {
        public void Dispose()
        {
            call.Ended = true;
            Current.Value = call.Outer;
        }
    }

    private sealed class IntentNote(DateTimeOffset at, Call call, string[]? names, Payload[]? arguments) : LedgerEntry(at, call.Id, method: null)
    {
        public override string Kind => "intent";

        public override void WriteData(Utf8JsonWriter data)
        {
            data.WriteString("name"u8, call.Method);
            for (var i = 0; i < arguments?.Length; i++)
                data.WriteString(names![i], arguments[i].Digest);
        }
    }

    private sealed class FailureNote(DateTimeOffset at, Call call, Exception failure) : LedgerEntry(at, call.Id, method: null)
    {
        public override string Kind => "attempt";

        public override void WriteData(Utf8JsonWriter data) => data.WriteString("error"u8, failure.GetType().FullName);
    }

    private sealed class OutcomeNote(DateTimeOffset at, Call call, string? answeredBy, Payload? result, TimeSpan duration) : LedgerEntry(at, call.Id, method: null)
    {
        public override string Kind => "outcome";

        public override void WriteData(Utf8JsonWriter data)
        {
            data.WriteString("answeredBy"u8, answeredBy);
            data.WriteString("result"u8, result?.Digest);
            data.WriteNumber("ms"u8, (long)duration.TotalMilliseconds);
        }
    }
}
