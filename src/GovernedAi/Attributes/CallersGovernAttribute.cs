namespace GovernedAi;

/// <summary>
/// Hands the obligation to govern to the callers of this method: nothing is reported inside it, and a call of it is a model
/// call. Recognised by its full name in any assembly.
/// </summary>
[AttributeUsage(AttributeTargets.Method | AttributeTargets.Constructor | AttributeTargets.Property, Inherited = false)]
public sealed class CallersGovernAttribute : Attribute;
