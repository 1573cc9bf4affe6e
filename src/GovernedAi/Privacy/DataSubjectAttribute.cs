namespace GovernedAi;

/// <summary>
/// Marks the id of the person that a call is about, so that everything kept about that person can be found and erased. What is
/// stored for that is a pseudonym under a secret key, beside the content and erased with it; the chain holds neither.
/// </summary>
/// <remarks>
/// Texts, numbers and GUIDs are compared as they stand in JSON, so <c>4711</c> and <c>"4711"</c> are one person. A list names several.
/// Marked also <see cref="SensitiveAttribute"/>, the id itself is not written.
/// </remarks>
[AttributeUsage(AttributeTargets.Parameter | AttributeTargets.Property | AttributeTargets.Field)]
public sealed class DataSubjectAttribute : Attribute;
