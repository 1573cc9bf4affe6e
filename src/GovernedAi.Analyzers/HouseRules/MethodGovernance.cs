using System.Collections.Immutable;
using System.Globalization;
using GovernedAi.Analyzers.Generation;
using Microsoft.CodeAnalysis;

namespace GovernedAi.Analyzers.HouseRules;

/// <summary>The arrangement that governing attributes make for a method, as rules compare it.</summary>
internal sealed record MethodGovernance
{
    private const string DefaultStepTimeout = "00:30:00";

    public required bool Audited { get; init; }

    public required string? UseCase { get; init; }

    /// <summary>Name of a member of <c>OnAuditFailure</c>, or <see langword="null"/> for the default.</summary>
    public required string? OnAuditFailure { get; init; }

    /// <summary>The groups to ask; <see langword="null"/> when nobody is asked.</summary>
    public required ImmutableArray<string>? Chain { get; init; }

    public required TimeSpan StepTimeout { get; init; }

    /// <summary>How many people of a group must agree.</summary>
    public required int Quorum { get; init; }

    /// <summary>How sure it has to be who decided, as the value of the runtime's enum.</summary>
    public required int MinAssurance { get; init; }

    /// <summary>Names of the fallback methods, in order.</summary>
    public required ImmutableArray<string> Fallbacks { get; init; }

    public Controls Controls =>
        (Audited ? Controls.AuditLog : 0) | (Chain is null ? 0 : Controls.Escalation) | (Fallbacks.IsEmpty ? 0 : Controls.Fallback);

    /// <returns><see langword="null"/> when nothing governs.</returns>
    public static MethodGovernance? Of(ISymbol member) => Of([.. GoverningAttribute.Of(member)]);

    /// <inheritdoc cref="Of(ISymbol)"/>
    public static MethodGovernance? Of(IReadOnlyCollection<GoverningAttribute> attributes)
    {
        if (attributes.Count == 0)
            return null;

        var audit = attributes.FirstOrDefault(a => a.Kind == GoverningKind.AuditLog);
        var escalation = attributes.FirstOrDefault(a => a.Kind == GoverningKind.Escalation);
        return new MethodGovernance
        {
            Audited = audit is not null,
            UseCase = audit?.Strings().FirstOrDefault(name => name.Length > 0),
            OnAuditFailure = audit?.EnumName("OnAuditFailure"),
            Chain = escalation is null ? null : [.. escalation.Strings()],
            StepTimeout = Duration(escalation?.Value<string>("StepTimeout") ?? DefaultStepTimeout) ?? TimeSpan.MaxValue,
            Quorum = escalation?.Number<int>("Quorum") ?? 1,
            MinAssurance = escalation?.Number<int>("MinAssurance") ?? 0,
            Fallbacks = [.. attributes.Where(a => a.Kind == GoverningKind.Fallback).SelectMany(a => a.Strings())],
        };
    }

    /// <summary>Reads <c>hh:mm:ss</c>; "30" would be thirty days.</summary>
    public static TimeSpan? Duration(string text) =>
        TimeSpan.TryParseExact(text, [@"h\:mm\:ss", @"hh\:mm\:ss", @"d\.hh\:mm\:ss"], CultureInfo.InvariantCulture, out var span) ? span : null;
}

/// <summary>The runtime's enum of the same name, by value.</summary>
[Flags]
internal enum Controls
{
    None = 0,
    AuditLog = 1,
    Escalation = 2,
    Fallback = 4,
}
