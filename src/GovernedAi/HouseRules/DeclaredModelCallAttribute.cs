namespace GovernedAi;

/// <summary>Declares that members of code one does not own call a model, so that calling them has to be governed.</summary>
/// <remarks>In code one owns, <see cref="CallersGovernAttribute"/> stands on the member itself.</remarks>
/// <param name="api">
/// The documentation-comment id of a method, or of a type, all of whose methods then call a model:
/// <c>M:Vendor.Assistant.AskAsync</c> (without parameters: every overload), <c>T:Vendor.Assistant</c>.
/// </param>
[AttributeUsage(AttributeTargets.Assembly, AllowMultiple = true)]
public sealed class DeclaredModelCallAttribute(string api) : Attribute
{
    /// <summary>The documentation-comment id of what calls a model.</summary>
    public string Api { get; } = api;

    /// <summary>The kind of model call, which rules with a <see cref="HouseRuleAttribute.Kind"/> go by. The default is <c>chat</c>.</summary>
    public string Kind { get; set; } = "chat";
}
