namespace GovernedAi.Analyzers.Generation;

/// <summary>One governed method, as decided by the parser and printed by the emitter. Expressions are ready to print.</summary>
internal sealed record GovernedMethodModel
{
    public required GovernedTypeModel Type { get; init; }

    /// <summary>The explicit id, or the documentation-comment id.</summary>
    public required string Id { get; init; }

    public required string Assembly { get; init; }

    /// <summary>The method's name, from which its field in the holder is named.</summary>
    public required string Name { get; init; }

    /// <summary>The name people know it by: <c>FreightRouter.RouteAsync</c>.</summary>
    public required string SpokenName { get; init; }

    /// <summary>Modifiers, return type, name and parameters, without constraints.</summary>
    public required string Signature { get; init; }

    /// <summary><c>where</c> clauses, one each.</summary>
    public required EquatableArray<string> Constraints { get; init; }

    public required bool IsAsync { get; init; }

    public required bool ReturnsResult { get; init; }

    /// <summary>Whether the wrapper is an iterator, which hands its items on one by one.</summary>
    public required bool IsStream { get; init; }

    /// <summary>The reference that the wrapper returns, or <see langword="null"/> when it returns none.</summary>
    public required ReferenceModel? Reference { get; init; }

    /// <summary>
    /// The header of a local iterator that takes the caller's token, where the method has no parameter to take it by;
    /// <see langword="null"/> where the wrapper itself is the iterator.
    /// </summary>
    public required LocalIterator? LocalIterator { get; init; }

    /// <summary>The type the call is begun with: the result without its task, the items of a stream, or <c>NoResult</c>.</summary>
    public required string ResultType { get; init; }

    /// <summary>The expression the wrapper begins its call on.</summary>
    public required string Governance { get; init; }

    /// <summary>The caller's cancellation token, or <see langword="null"/>.</summary>
    public required string? Cancellation { get; init; }

    /// <summary>The wrapper's local for the governed call: <c>call</c>, unless a parameter has that name.</summary>
    public required string CallLocal { get; init; }

    /// <summary>The wrapper's local for what was thrown.</summary>
    public required string ExceptionLocal { get; init; }

    /// <summary>What takes a result that nobody wants: <c>_</c>, unless something of the user's has that name.</summary>
    public required string Discard { get; init; }

    /// <summary><c>out</c> parameters: the wrapper assigns them first, since the core may throw before it does.</summary>
    public required EquatableArray<string> Outs { get; init; }

    public required EquatableArray<ArgumentModel> Arguments { get; init; }

    /// <summary>What identifies a call to those who are asked; all arguments do where nothing is named.</summary>
    public required EquatableArray<RequestKeyModel> Keys { get; init; }

    /// <summary>The types of what is kept, as <c>typeof</c> takes them.</summary>
    public required EquatableArray<string> Content { get; init; }

    /// <summary>The call of the core: <c>RouteCoreAsync(bill, cancellation)</c>.</summary>
    public required string CoreCall { get; init; }

    public required bool Audited { get; init; }

    public required string? UseCase { get; init; }

    /// <summary>Who owns the use case, by its declaration.</summary>
    public required string? Owner { get; init; }

    /// <summary>Who is told when an answer was wrong, in order, by the declaration of the use case.</summary>
    public required EquatableArray<string> IncidentChain { get; init; }

    /// <summary>How long each of them has to acknowledge, in ticks.</summary>
    public required long IncidentStepTicks { get; init; }

    /// <summary>For how many days content and records are kept, by the declaration of the use case; 0 when it states no term.</summary>
    public required int RetentionDays { get; init; }

    /// <summary>Whether nothing of the result may be written down.</summary>
    public required bool SensitiveResult { get; init; }

    /// <summary>Why nothing of the result, or of a stream's items, can be written down; <see langword="null"/> when it can.</summary>
    public required string? UnwritableResult { get; init; }

    /// <summary>Name of a member of <c>OnAuditFailure</c>, or <see langword="null"/> for the default.</summary>
    public required string? OnAuditFailure { get; init; }

    public required EscalationModel? Escalation { get; init; }

    public required EquatableArray<FallbackModel> Fallbacks { get; init; }

    /// <summary>The expression for what the model reports of its confidence; <see langword="null"/> when nothing depends on it.</summary>
    public required string? Confidence { get; init; }
}

/// <summary>The wrapper's local for a reference, and what it refers to until the core has run.</summary>
internal sealed record ReferenceModel(string Type, string Local, string Start);

/// <summary>An iterator inside the wrapper.</summary>
internal sealed record LocalIterator(string Header, string Name);

/// <summary>One argument: the expression that is recorded, or why it is not.</summary>
/// <param name="Name">The parameter's name.</param>
/// <param name="Expression">What is recorded.</param>
/// <param name="NotRecorded">Why it is not.</param>
/// <param name="Privacy">Names of members of <c>ArgumentPrivacy</c>.</param>
internal sealed record ArgumentModel(string Name, string? Expression, string? NotRecorded, EquatableArray<string> Privacy = default);

/// <summary>One thing that identifies a call.</summary>
/// <param name="Name">The parameter's name, or parameter and member: <c>bill.Number</c>.</param>
/// <param name="Argument">The parameter, where a member of it is the key.</param>
/// <param name="Read">How the member is read from <c>it</c>.</param>
internal sealed record RequestKeyModel(string Name, string? Argument, string? Read);

/// <summary>Who is asked, when, and what.</summary>
internal sealed record EscalationModel
{
    public required EquatableArray<string> Chain { get; init; }

    public required long StepTimeoutTicks { get; init; }

    /// <summary>Name of a member of <c>Ask</c>.</summary>
    public required string Ask { get; init; }

    /// <summary>Name of the condition method, or <see langword="null"/> when every call asks.</summary>
    public required string? Condition { get; init; }

    public required string? ConditionCall { get; init; }

    /// <summary>The question as written, or <see langword="null"/>.</summary>
    public required string? Question { get; init; }

    /// <summary>The expression that makes the question's text.</summary>
    public required string? QuestionText { get; init; }

    public required EscalationTerms Terms { get; init; }
}

/// <summary>The terms of an escalation that have a default.</summary>
/// <param name="Quorum">How many people have to say the same.</param>
/// <param name="OnTimeout">Name of a member of <c>OnTimeout</c>, or <see langword="null"/> for the default.</param>
/// <param name="SampleRate">The share of calls that ask at random.</param>
/// <param name="MinReportedConfidence">Asks below it; 0 when confidence is not looked at.</param>
/// <param name="Mode">Name of a member of <c>ApprovalMode</c>, or <see langword="null"/> for the default.</param>
/// <param name="MinAssurance">Name of a member of <c>Assurance</c>, or <see langword="null"/> for the default.</param>
internal sealed record EscalationTerms(int Quorum, string? OnTimeout, double SampleRate, double MinReportedConfidence, string? Mode, string? MinAssurance);

/// <summary>One method that answers when the model does not.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Call">Its call.</param>
/// <param name="Awaited">Whether the call is awaited.</param>
/// <param name="On">The number of the <c>FallbackOn</c> it answers to, or <see langword="null"/> for the default.</param>
/// <param name="TimeoutTicks">How long it has; 0: no limit.</param>
/// <param name="MinReportedConfidence">Answers below it; 0 when confidence is not looked at.</param>
/// <param name="Preview">Whether it is run ahead to show what it would say.</param>
/// <param name="Cast">What its answer is handed over as, in parentheses; empty where that is settled.</param>
internal sealed record FallbackModel(string Name, string Call, bool Awaited, int? On, long TimeoutTicks, double MinReportedConfidence, bool Preview, string Cast);
