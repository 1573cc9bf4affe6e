using System.ComponentModel;
using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Runtime.ExceptionServices;
using System.Text.Json;
using GovernedAi.Engine;
using GovernedAi.Payloads;

namespace GovernedAi.Runtime;

/// <summary>
/// A governed call whose answer is a stream. Items are handed on as they come and recorded on their way; only where a person decides
/// before release are they held back until all are there. Each enumeration of a governed stream is one call.
/// </summary>
/// <typeparam name="T">The items.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class GovernedStream<T> : GovernedCall, IAsyncDisposable
{
    private readonly StreamRecord? _record;
    private IAsyncEnumerator<T>? _items;
    private bool _ofBody;
    private List<T>? _held;
    private long _released;

    internal GovernedStream(GovernanceEngine engine, GovernedMethod method, CancellationToken cancellation)
        : base(engine, method, cancellation)
    {
        ScopeChain.Open(this);
        _record = method.Audited && method.UnwritableResult is null ? new StreamRecord() : null;
        // An iterator hands control back to its caller, who is not part of this call.
        if (Activity is not null)
            Activity.Current = Activity.Parent;
    }

    /// <summary>The item to hand on, while <see cref="GovernedCall.Step"/> is <see cref="GovernedStep.Item"/>.</summary>
    public T Current { get; private set; } = default!;

    /// <summary>All items that the body proposes, held back: what the condition and the question look at.</summary>
    public IReadOnlyList<T> Proposal => _held ?? [];

    /// <summary>Enters a stretch in which captured model calls may rely on this call; it stays alive until the stream is over.</summary>
    public StreamScope EnterScope() => new(this, Activity);

    /// <summary>Says what stream the body or a fallback came to.</summary>
    public void Propose(IAsyncEnumerable<T> items) => Propose(items.GetAsyncEnumerator(Cancellation));

    /// <inheritdoc cref="Propose(IAsyncEnumerable{T})"/>
    public void Propose(IAsyncEnumerator<T> items)
    {
        _items = items;
        _held = null;
        _ofBody = Step == GovernedStep.Core;
        if (!_ofBody)
            ScopeEnded = true;
        Answered();
    }

    /// <inheritdoc cref="Propose(IAsyncEnumerable{T})"/>
    public void Propose(IEnumerable<T> items) => Propose(items.GetEnumerator());

    /// <inheritdoc cref="Propose(IAsyncEnumerable{T})"/>
    public void Propose(IEnumerator<T> items) => Propose(new SynchronousItems<T>(items));

    /// <summary>Throws what went wrong; nothing when all items were handed on.</summary>
    public void Complete()
    {
        Thrown?.Throw();
        if (!HasEnded)
            throw new InvalidOperationException($"{Method.Name}: the stream was completed before the call had ended.");
    }

    /// <summary>Ends the call. A caller who leaves between two items is recorded as having left.</summary>
    public async ValueTask DisposeAsync()
    {
        try
        {
            var left = Step == GovernedStep.Item && !HasEnded;
            var failure = await TryCloseAsync().ConfigureAwait(false);
            if (left)
                await EndAsync(CallOutcome.Abandoned, failure?.SourceException).ConfigureAwait(false);
            failure?.Throw();
        }
        finally
        {
            ScopeEnded = true;
            using (EnterScope())
                base.Dispose();
        }
    }

    /// <summary>The same for a synchronous stream; it holds the thread.</summary>
    public override void Dispose()
    {
        var disposing = DisposeAsync();
        if (disposing.IsCompleted)
            disposing.GetAwaiter().GetResult();
        else
            disposing.AsTask().GetAwaiter().GetResult();
    }

    internal override void WriteOutcome(Utf8JsonWriter data, bool answered)
    {
        var held = answered ? _held : null;
        data.WriteNumber("items"u8, held?.Count ?? _released);
        if (held is null && _record is not null && _record.Kept < _released)
            data.WriteNumber("itemsRecorded"u8, _record.Kept);
    }

    private protected override bool HasReleased => _released > 0;

    private ContentName ItemsName => new("The items", method: Method.Name);

    private protected override byte[]? SerializeProposal() => Method.UnwritableResult is not null
        ? null
        : Engine.Serializer.SerializeItems(Proposal, ItemsName);

    private protected override byte[]? SerializeMaskedProposal() => Method.ResultLeftOut is not null
        ? null
        : Engine.Serializer.SerializeMaskedItems(Proposal, ItemsName, this);

    internal override bool AnswerIsSensitive => Method.SensitiveResult || Engine.Serializer.Contracts.HoldsSensitive(typeof(T));

    private protected override byte[]? SerializeReleased() =>
        Method.ResultLeftOut is not null ? null : _held is null ? Engine.Redaction.CleanItems(_record!.ToArray(), Private) : MaskedProposal();

    private protected override void AdoptAnswer(ReadOnlySpan<byte> json) => _held = Engine.Serializer.DeserializeItems<T>(json, ItemsName);

    private protected override void Release()
    {
    }

    /// <summary>Hands out what was held back, once the outcome is written.</summary>
    private protected override bool LetOut()
    {
        if (_held is null || Thrown is not null || _released == _held.Count)
            return false;
        Current = _held[(int)_released++];
        Step = GovernedStep.Item;
        return true;
    }

    /// <summary>Draws the next item, or all of them where a person sees them first.</summary>
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    private protected override async ValueTask<bool> DrawAsync()
    {
        Step = _ofBody ? GovernedStep.Core : GovernedStep.Fallback;
        var held = _ofBody && HoldsBack ? new List<T>() : null;
        bool more;
        try
        {
            // On the caller's context, where the body would run without us.
            while ((more = await PullAsync().ConfigureAwait(true)) && held is not null)
                held.Add(Current);
        }
        catch (Exception exception)
        {
            return await FailStepAsync(exception).ConfigureAwait(false);
        }

        if (more)
            return await HandOnAsync().ConfigureAwait(false);
        _held = held;
        return await DrawnAsync().ConfigureAwait(false);
    }

    /// <summary>Moves to the next item; closes the stream when there is none.</summary>
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    private async ValueTask<bool> PullAsync()
    {
        bool moved;
        try
        {
            using (EnterSource())
            {
                moved = await _items!.MoveNextAsync().ConfigureAwait(true);
                if (moved)
                    Current = _items.Current;
            }
        }
        catch
        {
            await CloseAsync().ConfigureAwait(true);
            throw;
        }

        if (!moved)
            await CloseAsync().ConfigureAwait(true);
        return moved;
    }

    private async ValueTask CloseAsync()
    {
        if (_items is not { } items)
            return;
        _items = null;
        try
        {
            using (EnterSource())
                await items.DisposeAsync().ConfigureAwait(true);
        }
        finally
        {
            ScopeEnded = true;
        }
    }

    private async ValueTask<ExceptionDispatchInfo?> TryCloseAsync()
    {
        try
        {
            await CloseAsync().ConfigureAwait(true);
            return null;
        }
        catch (Exception exception)
        {
            return ExceptionDispatchInfo.Capture(exception);
        }
    }

    /// <summary>The scope is the body's; a fallback answers for itself.</summary>
    private StreamScope EnterSource() => new(_ofBody ? this : ScopeChain.InForce, Activity);

    private async ValueTask<bool> HandOnAsync()
    {
        try
        {
            if (_record is { HasRoom: true } && TrySerialize(this, static call => call.SerializeItem()) is { } item)
                _record.Add(item);
        }
        catch (LedgerUnavailableException)
        {
            _ = await TryCloseAsync().ConfigureAwait(true);
            throw;
        }

        _released++;
        Step = GovernedStep.Item;
        return true;
    }

    private byte[] SerializeItem() => Engine.Serializer.SerializeMasked(Current, new ContentName("An item", method: Method.Name), this);
}
