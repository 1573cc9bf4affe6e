namespace GovernedAi;

/// <summary>
/// Names what identifies a call of an escalated method. Without it a request for approval is bound to all arguments; with it, to
/// what bears it: so that the call made again finds its request although a time stamp, a trace id or a stream is another one.
/// </summary>
/// <remarks>
/// It stands on a parameter of a method with [Escalation], or on a property or field of such a parameter's type (not of the types inside
/// it); the parameter of a record counts as its property. Two calls with equal keys are one to the person who decides: what was
/// released for the first is what the second gets.
/// </remarks>
[AttributeUsage(AttributeTargets.Parameter | AttributeTargets.Property | AttributeTargets.Field)]
public sealed class RequestKeyAttribute : Attribute;
