using Microsoft.CodeAnalysis;

namespace GovernedAi.Analyzers.Generation;

/// <summary>Everything that governs one method, whether written on it or brought by a composed attribute.</summary>
internal sealed class GoverningAttributes
{
    private readonly List<GoverningAttribute> _all;

    private GoverningAttributes(List<GoverningAttribute> all) => _all = all;

    public GoverningAttribute First => _all[0];

    public bool IsAudited => _all.Any(a => a.Kind == GoverningKind.AuditLog);

    public GoverningAttribute? Escalation => _all.FirstOrDefault(a => a.Kind == GoverningKind.Escalation);

    public IEnumerable<GoverningAttribute> Fallbacks => _all.Where(a => a.Kind == GoverningKind.Fallback);

    /// <summary>Which of the three are in effect.</summary>
    public IEnumerable<GoverningKind> Kinds => _all.Select(a => a.Kind).Distinct();

    public string? Id => Stated("Id").FirstOrDefault();

    /// <summary>Where <see cref="Id"/> is stated.</summary>
    public Location? IdLocation(CancellationToken cancellation) =>
        _all.FirstOrDefault(a => a.Value<string>("Id") is { Length: > 0 })?.ArgumentLocation("Id", cancellation);

    public string? Core => Stated("Core").FirstOrDefault();

    public string? UseCase => UseCases.FirstOrDefault();

    public string? OnAuditFailure => OnAuditFailures.FirstOrDefault();

    private IEnumerable<string> UseCases =>
        _all.Where(a => a.Kind == GoverningKind.AuditLog).SelectMany(a => a.Strings()).Where(u => u.Length > 0).Distinct();

    private IEnumerable<string> OnAuditFailures =>
        _all.Where(a => a.Kind == GoverningKind.AuditLog).Select(a => a.EnumName("OnAuditFailure")).OfType<string>().Distinct();

    /// <returns><see langword="null"/> when nothing governs the method.</returns>
    public static GoverningAttributes? Of(ISymbol member)
    {
        // Asked of every member of a project, and nearly all bear nothing.
        if (member.GetAttributes() is not { IsEmpty: false } attributes)
            return null;

        var all = GoverningAttribute.Of(attributes).ToList();
        return all.Count == 0 ? null : new GoverningAttributes(all);
    }

    /// <summary>Where the attributes contradict each other, in words.</summary>
    public string? Contradiction()
    {
        if (_all.Count(a => a.Kind == GoverningKind.Escalation) > 1)
            return $"it has more than one [Escalation] ({Origins(GoverningKind.Escalation)}); leave one";
        if (UseCases.Count() > 1)
            return $"it serves two use cases, {Quoted(UseCases)}; leave one";
        if (OnAuditFailures.Count() > 1)
            return $"it names two ways to go on without a ledger, {Quoted(OnAuditFailures)}; leave one";
        if (Stated("Id").Count() > 1)
            return $"it has two ids, {Quoted(Stated("Id"))}; leave one";
        if (Stated("Core").Count() > 1)
            return $"it names two bodies, {Quoted(Stated("Core"))}; leave one";
        return null;
    }

    private IEnumerable<string> Stated(string name) =>
        _all.Select(a => a.Value<string>(name)).OfType<string>().Where(v => v.Length > 0).Distinct();

    private string Origins(GoverningKind kind) =>
        string.Join(", ", _all.Where(a => a.Kind == kind).Select(a => $"[{a.WrittenName}]"));

    private static string Quoted(IEnumerable<string> values) => string.Join(" and ", values.Select(v => $"`{v}`"));
}
