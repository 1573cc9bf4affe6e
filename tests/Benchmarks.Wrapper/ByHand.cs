using System.Text.Json;
using Castle.DynamicProxy;
using GovernedAi.Ledger;

namespace Benchmarks.Wrapper;

/// <summary>A ledger that takes everything and keeps nothing.</summary>
internal sealed class NoLedger : ILedger
{
    private long _sequence;

    public ValueTask<LedgerReceipt> AppendAsync(LedgerEntry entry, CancellationToken cancellation = default) => new(new LedgerReceipt(++_sequence, "", ""));

    public async IAsyncEnumerable<LedgerRecord> ReadAsync([System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellation = default)
    {
        await Task.CompletedTask;
        yield break;
    }
}

/// <summary>A record as somebody would write it by hand.</summary>
internal sealed class Note(string kind, DateTimeOffset at, Guid call, TimeSpan duration, string? error) : LedgerEntry(at, call, method: null)
{
    public override string Kind => kind;

    public override void WriteData(Utf8JsonWriter data)
    {
        data.WriteNumber("ms"u8, (long)duration.TotalMilliseconds);
        data.WriteString("error"u8, error);
    }
}

/// <summary>What decorator and proxy share: intent, scope, outcome.</summary>
internal sealed class Evidence(ILedger ledger, TimeProvider clock)
{
    private static readonly AsyncLocal<Scope?> Current = new();

    public async Task<T> RunAsync<T>(Func<Task<T>> body, Func<T> fallback)
    {
        var call = Guid.CreateVersion7();
        var started = clock.GetTimestamp();
        await ledger.AppendAsync(new Note("intent", clock.GetUtcNow(), call, default, null)).ConfigureAwait(false);
        T result;
        string? error = null;
        var scope = Current.Value = new Scope(Current.Value);
        try
        {
            result = await body().ConfigureAwait(false);
        }
        catch (Exception exception)
        {
            error = exception.GetType().FullName;
            result = fallback();
        }
        finally
        {
            scope.Ended = true;
            Current.Value = scope.Outer;
        }

        await ledger.AppendAsync(new Note("outcome", clock.GetUtcNow(), call, clock.GetElapsedTime(started), error)).ConfigureAwait(false);
        return result;
    }

    private sealed class Scope(Scope? outer)
    {
        public Scope? Outer => outer;

        public bool Ended { get; set; }
    }
}

internal sealed class DeskDecorator(IDesk inner, Evidence evidence) : IDesk
{
    public Task<int> AskAsync(int number, bool suspends) => evidence.RunAsync(() => inner.AskAsync(number, suspends), () => number);
}

internal sealed class DeskInterceptor(Evidence evidence) : IInterceptor
{
    public void Intercept(IInvocation invocation)
    {
        var proceed = invocation.CaptureProceedInfo();
        var number = (int)invocation.Arguments[0]!;
        invocation.ReturnValue = evidence.RunAsync(
            () =>
            {
                proceed.Invoke();
                return (Task<int>)invocation.ReturnValue!;
            },
            () => number);
    }
}
