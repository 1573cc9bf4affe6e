namespace GovernedAi;

/// <summary>
/// Marks the member of a result in which the model reports how sure it is, from 0 to 1: a <see cref="double"/>, <see cref="float"/> or
/// <see cref="decimal"/>, or one that may be missing. A parameter of a record's primary constructor stands for its property.
/// </summary>
/// <remarks>
/// What <see cref="EscalationAttribute.MinReportedConfidence"/> and <see cref="FallbackAttribute.MinReportedConfidence"/> look at. A value
/// that is missing or not from 0 to 1 counts as low.
/// </remarks>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Field | AttributeTargets.Parameter)]
public sealed class ReportedConfidenceAttribute : Attribute;
