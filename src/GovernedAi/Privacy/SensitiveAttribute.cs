namespace GovernedAi;

/// <summary>
/// What must not be written anywhere: of a parameter only its name is recorded, a member reads <c>"[redacted]"</c>, and of a
/// sensitive result nothing is kept. Where the same text turns up in a prompt, a question or a message, it is taken out as well.
/// </summary>
/// <remarks>
/// On a parameter of a record it covers the property that goes by its name. The model still gets what the body gives it: this
/// says what is written down, not what is sent.
/// </remarks>
[AttributeUsage(AttributeTargets.Parameter | AttributeTargets.Property | AttributeTargets.Field | AttributeTargets.ReturnValue)]
public sealed class SensitiveAttribute : Attribute;
