using System.ComponentModel;

namespace GovernedAi.Runtime;

/// <summary>The static facts of one governed method, as its attributes state them.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class GovernedMethod
{
    private readonly FallbackPolicy[] _fallbacks;

    /// <summary>States the facts. Generated code calls this once a method.</summary>
    /// <param name="id">The explicit id, or the documentation-comment id.</param>
    /// <param name="assembly">The simple name of the assembly that holds the method.</param>
    /// <param name="name">Type and method, for people: <c>FreightRouter.RouteAsync</c>.</param>
    /// <param name="audited">Whether arguments, result and model calls are recorded with their content.</param>
    /// <param name="useCase">The use case it serves.</param>
    /// <param name="onAuditFailure">What to do when the ledger cannot be written.</param>
    /// <param name="escalation">Whom to ask, and when; <see langword="null"/> when nobody is asked.</param>
    /// <param name="fallbacks">The fallbacks, in order.</param>
    /// <param name="content">The types of the arguments and the result that are kept, so that their JSON contracts can be checked at start.</param>
    /// <param name="owner">Who owns the use case, by its declaration.</param>
    /// <param name="sensitiveResult">Whether nothing of the result is written down.</param>
    /// <param name="incident">Who is told when an answer was wrong, by the declaration of the use case.</param>
    /// <param name="retentionDays">For how many days content and records are kept, by the declaration of the use case; 0: it states none.</param>
    /// <param name="unwritableResult">Why nothing of the result, or of a stream's items, can be written down; <see langword="null"/> when it can.</param>
    public GovernedMethod(
        string id,
        string assembly,
        string name,
        bool audited,
        string? useCase = null,
        OnAuditFailure onAuditFailure = OnAuditFailure.Block,
        EscalationPolicy? escalation = null,
        FallbackPolicy[]? fallbacks = null,
        Type[]? content = null,
        string? owner = null,
        bool sensitiveResult = false,
        IncidentPolicy? incident = null,
        int retentionDays = 0,
        string? unwritableResult = null)
    {
        Id = id;
        Assembly = assembly;
        Name = name;
        Audited = audited;
        UseCase = useCase;
        OnAuditFailure = onAuditFailure;
        Escalation = escalation;
        _fallbacks = fallbacks ?? [];
        Content = content ?? [];
        Owner = owner;
        SensitiveResult = sensitiveResult;
        UnwritableResult = unwritableResult;
        Incident = incident;
        RetentionDays = retentionDays > 0 ? retentionDays : null;
    }

    /// <summary>The explicit id, or the documentation-comment id. History keys on it.</summary>
    public string Id { get; }

    /// <summary>The simple name of the assembly that holds the method.</summary>
    public string Assembly { get; }

    /// <summary>Type and method, for people.</summary>
    public string Name { get; }

    /// <summary>Whether arguments, result and model calls are recorded with their content.</summary>
    public bool Audited { get; }

    /// <summary>The use case it serves, or <see langword="null"/>.</summary>
    public string? UseCase { get; }

    /// <summary>Who owns the use case, or <see langword="null"/>.</summary>
    public string? Owner { get; }

    /// <summary>What to do when the ledger cannot be written.</summary>
    public OnAuditFailure OnAuditFailure { get; }

    /// <summary>Whom to ask, and when; <see langword="null"/> when nobody is asked.</summary>
    public EscalationPolicy? Escalation { get; }

    /// <summary>The fallbacks, in order.</summary>
    public IReadOnlyList<FallbackPolicy> Fallbacks => _fallbacks;

    /// <summary>Who is told when an answer was wrong; <see langword="null"/> when the use case declares nobody.</summary>
    public IncidentPolicy? Incident { get; }

    /// <summary>For how many days content and records are kept; <see langword="null"/> when the use case states no term.</summary>
    public int? RetentionDays { get; }

    /// <summary>Whether nothing may be written down of the result, nor of the model's answers.</summary>
    internal bool SensitiveResult { get; }

    /// <summary>Why nothing of the result can be written down; <see langword="null"/> when it can.</summary>
    internal string? UnwritableResult { get; }

    /// <summary>Why the record has nothing of the result; <see langword="null"/> when it has.</summary>
    internal string? ResultLeftOut => SensitiveResult ? "sensitive" : UnwritableResult;

    /// <summary>The types of the arguments and the result that are kept, as far as stated.</summary>
    internal IReadOnlyList<Type> Content { get; }

    /// <summary>Whether anything about arguments and result must be kept: for the record, or to show to a person.</summary>
    internal bool KeepsContent => Audited || Escalation is not null;

    /// <summary>Whether anything depends on how sure the model says it is.</summary>
    internal bool LooksAtConfidence => Escalation is { MinReportedConfidence: > 0 } || Array.Exists(_fallbacks, fallback => fallback.MinReportedConfidence > 0);
}
