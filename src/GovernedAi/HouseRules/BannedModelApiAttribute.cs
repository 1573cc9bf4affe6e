namespace GovernedAi;

/// <summary>A rule of the house that an API may not be used, and what to use in its place.</summary>
/// <param name="id">The house's own id, such as <c>ACME002</c>.</param>
/// <param name="api">
/// The documentation-comment id of a namespace, type or member: <c>N:OpenAI</c>, <c>T:OpenAI.Chat.ChatClient</c>,
/// <c>M:OpenAI.Chat.ChatClient.CompleteChat</c> (without parameters: every overload). A string, so that the rule set does not bring what it bans.
/// </param>
[AttributeUsage(AttributeTargets.Assembly, AllowMultiple = true)]
public sealed class BannedModelApiAttribute(string id, string api) : RuleAttribute(id)
{
    /// <summary>The documentation-comment id of what is banned.</summary>
    public string Api { get; } = api;

    /// <summary>
    /// What to use in its place. Code in a namespace or type of this name, in any assembly, may use the API: something has to.
    /// </summary>
    public string? Use { get; set; }
}
