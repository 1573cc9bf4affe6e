using System.Collections.Immutable;
using System.Globalization;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using GovernedAi.Approvals;
using GovernedAi.Tool.Facts;

namespace GovernedAi.Tool.Reading;

/// <summary>Finds the methods that bear governing attributes, written on them or brought by an attribute of the house's own.</summary>
internal sealed class GoverningAttributes(TypeGraph types)
{
    private const string AuditLog = "GovernedAi.AuditLogAttribute";
    private const string Escalation = "GovernedAi.EscalationAttribute";
    private const string Fallback = "GovernedAi.FallbackAttribute";

    private readonly Dictionary<(AssemblyFile, int), ImmutableArray<AttributeUse>> _borne = [];

    /// <summary>The governed methods of an assembly and what their attributes say.</summary>
    public Dictionary<MethodDefinitionHandle, GoverningFacts> Of(AssemblyFile file)
    {
        var found = new Dictionary<MethodDefinitionHandle, List<(string Written, AttributeUse Use)>>();
        foreach (var written in file.Attributes.All())
        {
            if (written.Parent.Kind != HandleKind.MethodDefinition)
                continue;
            foreach (var use in Governing(file, written, depth: 0))
            {
                var method = (MethodDefinitionHandle)written.Parent;
                if (!found.TryGetValue(method, out var uses))
                    found.Add(method, uses = []);
                uses.Add((ShortName(written.Type), use));
            }
        }

        return found.ToDictionary(f => f.Key, f => Read(file.Metadata.GetString(file.Metadata.GetMethodDefinition(f.Key).Name), f.Value));
    }

    /// <summary>The core of <c>RouteAsync</c> is <c>RouteCoreAsync</c>, of <c>Route</c> it is <c>RouteCore</c>.</summary>
    public static string CoreNameFor(string method) =>
        method.Length > 5 && method.EndsWith("Async", StringComparison.Ordinal) ? method[..^5] + "CoreAsync" : method + "Core";

    private ImmutableArray<AttributeUse> Governing(AssemblyFile file, AttributeUse written, int depth)
    {
        if (written.Type is AuditLog or Escalation or Fallback)
            return [written];
        if (depth > 8)
            return [];

        var key = (file, MetadataTokens.GetToken(written.TypeHandle));
        if (_borne.TryGetValue(key, out var borne))
            return borne;

        // An attribute that bears itself ends here.
        _borne[key] = [];
        if (types.Resolve(file, written.TypeHandle) is { } type)
            _borne[key] = [.. type.File.Attributes.Of(type.Handle).SelectMany(inner => Governing(type.File, inner, depth + 1))];
        return _borne[key];
    }

    private static GoverningFacts Read(string method, List<(string Written, AttributeUse Use)> all)
    {
        var uses = all.Select(a => a.Use).ToList();
        var audits = uses.Where(u => u.Type == AuditLog).ToList();
        return new(
            Attributes: [.. all.Select(a => a.Written).Distinct()],
            Audited: audits.Count > 0,
            UseCase: audits.Select(a => a.Argument<string>(0)).FirstOrDefault(u => !string.IsNullOrEmpty(u)),
            OnAuditFailure: audits.Select(a => (OnAuditFailure)a.Property<int>(nameof(AuditLogAttribute.OnAuditFailure))).FirstOrDefault(v => v != OnAuditFailure.Block),
            Escalation: uses.Where(u => u.Type == Escalation).Select(ReadEscalation).FirstOrDefault(),
            Fallbacks: [.. uses.Where(u => u.Type == Fallback).Select(ReadFallback).OfType<FallbackFacts>()],
            Id: Stated("Id"),
            Core: Stated("Core") ?? CoreNameFor(method),
            Arrangement: CompiledArrangement.Of(audits.FirstOrDefault(), uses.FirstOrDefault(u => u.Type == Escalation), uses.Where(u => u.Type == Fallback)));

        string? Stated(string name) => uses.Select(u => u.Property<string>(name)).FirstOrDefault(v => !string.IsNullOrEmpty(v));
    }

    /// <summary>How long each group of an escalation has; null when it cannot be read.</summary>
    public static TimeSpan? StepTimeout(AttributeUse escalation) => Span(escalation.Property<string>(nameof(EscalationAttribute.StepTimeout)) ?? "00:30:00");

    private static EscalationFacts ReadEscalation(AttributeUse use) => new(
        use.Strings(0),
        use.Property<string>("If"),
        BeforeModel: (Ask)use.Property<int>(nameof(EscalationAttribute.Ask)) == Ask.BeforeModel,
        StepTimeout(use),
        use.Property<string>("Question"))
    {
        Quorum = Math.Max(use.Property<int>("Quorum"), 1),
        MinAssurance = (Assurance)use.Property<int>(nameof(EscalationAttribute.MinAssurance)),
        OnTimeout = (OnTimeout)use.Property<int>(nameof(EscalationAttribute.OnTimeout)),
        SampleRate = use.Property<double>("SampleRate"),
        MinReportedConfidence = use.Property<double>("MinReportedConfidence"),
        Defers = (ApprovalMode)use.Property<int>(nameof(EscalationAttribute.Mode)) == ApprovalMode.Defer,
        HoldsStream = (StreamRelease)use.Property<int>(nameof(EscalationAttribute.Stream)) == StreamRelease.Hold,
    };

    private static FallbackFacts? ReadFallback(AttributeUse use) => use.Argument<string>(0) is not { } method ? null : new(
        method,
        use.Properties.Any(p => p.Name == "On") ? (FallbackOn)use.Property<int>("On") : FallbackOn.Any,
        use.Property<string>("Timeout") is { } limit ? Span(limit) : null,
        use.Property<double>("MinReportedConfidence"),
        use.Property<bool>("Preview"));

    /// <summary>A time as attributes write it, <c>hh:mm:ss</c>; null when it cannot be read.</summary>
    public static TimeSpan? Span(string text) => TimeSpan.TryParseExact(text, "c", CultureInfo.InvariantCulture, out var span) ? span : null;

    private static string ShortName(string type)
    {
        var name = type[(type.LastIndexOf('.') + 1)..];
        return name.EndsWith("Attribute", StringComparison.Ordinal) && name.Length > 9 ? name[..^9] : name;
    }
}
