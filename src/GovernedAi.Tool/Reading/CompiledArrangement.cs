using System.Globalization;
using GovernedAi.Analyzers.HouseRules.Contracts;

namespace GovernedAi.Tool.Reading;

/// <summary>Puts what governs a compiled method into the line that a contract has for it.</summary>
internal static class CompiledArrangement
{
    public static string Of(AttributeUse? audit, AttributeUse? escalation, IEnumerable<AttributeUse> fallbacks) => ArrangementText.Of(
        audit is null ? null : ArrangementText.Audit(audit.Argument<string>(0) is { Length: > 0 } useCase ? useCase : null, Said<AuditLogAttribute>(audit).FirstOrDefault(s => s.Name == nameof(AuditLogAttribute.OnAuditFailure)).Value),
        escalation is null ? null : ArrangementText.Escalation(
            escalation.Strings(0),
            (Ask)escalation.Property<int>(nameof(EscalationAttribute.Ask)) == Ask.BeforeModel,
            escalation.Property<string>(nameof(EscalationAttribute.If)),
            GoverningAttributes.StepTimeout(escalation) ?? TimeSpan.MaxValue,
            Said<EscalationAttribute>(escalation)),
        [.. fallbacks.Select(fallback => ArrangementText.Fallback(fallback.Argument<string>(0) ?? "", Said<FallbackAttribute>(fallback)))]);

    private static IEnumerable<(string Name, string Value)> Said<TAttribute>(AttributeUse use) =>
        use.Properties.Select(property => (property.Name, Written(property.Value, typeof(TAttribute).GetProperty(property.Name)?.PropertyType)));

    // As C# writes it; compiled code has an enum's number, and the attribute's own property says which enum it is.
    private static string Written(object? value, Type? type) => value switch
    {
        null => "null",
        bool flag => flag ? "true" : "false",
        string text => $"\"{text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\"",
        _ when type is { IsEnum: true } => Enum.ToObject(type, value).ToString()!.Replace(", ", " and ", StringComparison.Ordinal),
        _ => Convert.ToString(value, CultureInfo.InvariantCulture)!,
    };
}
