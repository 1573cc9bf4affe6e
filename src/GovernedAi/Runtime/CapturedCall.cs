using System.ComponentModel;
using System.Diagnostics;
using System.Text;
using GovernedAi.Engine;
using GovernedAi.Ledger.Entries;
using GovernedAi.Payloads;
using GovernedAi.Privacy;
using GovernedAi.Telemetry;

namespace GovernedAi.Runtime;

/// <summary>One intercepted model call while it runs: it demands the scope that answers for it, and records what went through.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class CapturedCall
{
    private readonly ModelCallSite _site;
    private readonly GovernedCall? _governed;
    private readonly GovernanceEngine? _engine;
    private readonly string? _allowedBy;
    private readonly Allowance? _allowance;
    private readonly Activity? _activity;
    private readonly long _started;
    private byte[]? _prompt;
    private byte[]? _response;
    private ModelAnswer? _answer;
    private Exception? _failure;
    private bool _noted;

    private CapturedCall(ModelCallSite site, GovernedCall? governed, GovernanceEngine? engine, string? allowedBy = null)
    {
        _site = site;
        _governed = governed;
        _engine = engine;
        _allowedBy = allowedBy;
        _allowance = site.AllowedBy is { } words ? Allowance.Enter(words) : null;
        _activity = GovernedAiTelemetry.StartModelCall(site);
        _started = Clock.GetTimestamp();
    }

    /// <summary>Whether content is wanted; when not, spare the work of building it.</summary>
    public bool Records => _governed is { Method.Audited: true };

    private TimeProvider Clock => _engine?.Clock ?? TimeProvider.System;

    /// <summary>Begins a model call.</summary>
    /// <exception cref="UngovernedModelCallException">No live scope that may answer for it was entered.</exception>
    public static CapturedCall Begin(ModelCallSite site)
    {
        if (ScopeChain.FindLive(site.GovernedBy) is { } governed)
            return new CapturedCall(site, governed, governed.Engine);

        // A core demands its own wrapper, whatever the build let pass elsewhere.
        if ((site.AllowedBy ?? (site.GovernedBy is null ? Allowance.Live : null)) is { } allowedBy)
            return new CapturedCall(site, governed: null, (GovernanceHost.Default as IEngineOwner)?.Engine, allowedBy);

        GovernedAiTelemetry.CountRefusal(site);
        if (GovernanceHost.Default is not IEngineOwner { Engine: { OutsideScope: OutsideScope.Record } engine })
            throw new UngovernedModelCallException(site.Call, Refusal(site));
        Log.OutsideScope(engine.Logger, site.Call, site.Id);
        return new CapturedCall(site, governed: null, engine);
    }

    /// <summary>Gives the prompt as text.</summary>
    public void Prompt(string text) => _prompt = JsonTexts.Write(text);

    /// <summary>Gives the prompt as JSON.</summary>
    public void PromptJson(string json) => _prompt = Encoding.UTF8.GetBytes(json);

    /// <summary>Gives what came back.</summary>
    /// <returns>Whether that is all that is wanted: an answer that says nothing, or wants a tool called, is better kept as a whole.</returns>
    public bool Response(string? text, string? model, long? inputTokens, long? outputTokens, string? finishReason)
    {
        _response = text is null ? null : JsonTexts.Write(text);
        _answer = new ModelAnswer(model, inputTokens, outputTokens, finishReason);
        return !Records || (text is { Length: > 0 } && finishReason?.Contains("tool", StringComparison.OrdinalIgnoreCase) != true);
    }

    /// <summary>Gives all that came back, in place of its text.</summary>
    /// <param name="answer">What came back.</param>
    /// <param name="json">Writes it as JSON. Where that fails, the text stays.</param>
    public void ResponseJson<T>(T? answer, Func<T, string> json)
    {
        if (StreamedAnswer.TryWrite(answer, json) is { } written)
            _response = Encoding.UTF8.GetBytes(written);
    }

    /// <summary>Gives what was streamed.</summary>
    /// <param name="answer">What it says so far.</param>
    /// <param name="isLeft">Whether nobody reads on although there may be more.</param>
    /// <param name="isReadOn">Whether it was recorded as left before.</param>
    internal void Response(StreamedAnswer answer, bool isLeft, bool isReadOn)
    {
        Response(answer.Text, answer.Model, answer.InputTokens, answer.OutputTokens, answer.FinishReason ?? (isLeft ? "abandoned" : null));
        if (answer.Json is { } json)
            _response = Encoding.UTF8.GetBytes(json);
        _answer = _answer! with { IsCut = answer.IsCut, IsReadOn = isReadOn };
    }

    /// <summary>Says that the call failed.</summary>
    public void Fail(Exception exception) => _failure = exception;

    /// <summary>Writes the record.</summary>
    /// <exception cref="LedgerUnavailableException">It could not be written, and the governed method blocks on that.</exception>
    /// <exception cref="GovernanceSuspendedException">The model that answered is stopped, so its answer is not to be used.</exception>
    public async ValueTask CompleteAsync()
    {
        await RecordAsync().ConfigureAwait(false);
        if (_failure is null && _governed?.Engine.SuspensionOf(_answer?.Model) is { } suspended)
            throw new GovernanceSuspendedException(suspended);
    }

    /// <summary>Writes the record, whatever the answer is worth.</summary>
    /// <exception cref="LedgerUnavailableException">It could not be written, and the governed method blocks on that.</exception>
    internal ValueTask RecordAsync()
    {
        _allowance?.Leave();
        var duration = Clock.GetElapsedTime(_started);
        GovernedAiTelemetry.EndModelCall(_activity, _site, _answer, duration, _failure);
        return _governed is null ? OutsideAsync() : RecordAsync(_governed, duration);
    }

    /// <summary>Whether a governed call answers for it, and records with its end the streams nobody has read to theirs.</summary>
    internal bool IsGoverned => _governed is not null;

    /// <inheritdoc cref="GovernedCall.TryOpen"/>
    internal bool TryOpen(StreamedCall stream) => _governed?.TryOpen(stream) == true;

    /// <inheritdoc cref="GovernedCall.Close"/>
    internal void Close(StreamedCall stream) => _governed?.Close(stream);

    /// <summary>The same for a synchronous call; it holds the thread.</summary>
    public void Complete()
    {
        var completing = CompleteAsync();
        if (completing.IsCompleted)
            completing.GetAwaiter().GetResult();
        else
            completing.AsTask().GetAwaiter().GetResult();
    }

    private async ValueTask RecordAsync(GovernedCall governed, TimeSpan duration)
    {
        var hidden = _response is not null && governed.Method.Audited && governed.AnswerIsSensitive;
        var (prompt, response) = Contents(governed, hidden);
        var entry = new ModelCallEntry(Clock.GetUtcNow(), governed, _site, prompt, response, hidden, _answer, _failure, duration);
        await governed.Engine.Journal.StoreAndAppendAsync(governed, prompt, response, entry).ConfigureAwait(false);
    }

    /// <summary>Records, once, a call that nobody governs. The build let an allowed call pass, so that a ledger that cannot say so does not stop it.</summary>
    internal async ValueTask OutsideAsync()
    {
        if (_engine is null || _noted)
            return;
        _noted = true;
        try
        {
            await _engine.Ledger.AppendAsync(new OutsideScopeEntry(_engine.Clock.GetUtcNow(), _site, _allowedBy), CancellationToken.None).ConfigureAwait(false);
        }
        catch (Exception exception) when (_allowedBy is not null)
        {
            Log.Gap(_engine.Logger, _site.Call, exception);
        }
    }

    private (Payload? Prompt, Payload? Response) Contents(GovernedCall governed, bool hidesResponse)
    {
        try
        {
            return (PayloadOf(governed, _prompt), hidesResponse ? null : PayloadOf(governed, _response));
        }
        catch (Exception exception)
        {
            governed.Engine.Journal.Refuse(governed, exception);
            return default;
        }
    }

    private static Payload? PayloadOf(GovernedCall governed, byte[]? content) =>
        content is null || !governed.Method.Audited ? null : governed.NewPayload(governed.Engine.Redaction.Clean(content, governed.Private));

    private static string Refusal(ModelCallSite site)
    {
        var demanded = site.GovernedBy is { } method ? $"the governed method {method}" : "a governed method";
        var ended = ScopeChain.HasEnded(site.GovernedBy)
            ? " That method had already ended: await the model call inside its body."
            : "";
        return $"{site.Call} in {site.File}:{site.Line} ({site.Id}) was reached outside {demanded} that answers for it, so the model was not called.{ended}";
    }
}
