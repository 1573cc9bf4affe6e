using System.ComponentModel;

namespace GovernedAi.Runtime;

/// <summary>What a generated wrapper is to run next.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public enum GovernedStep
{
    /// <summary>The user's body.</summary>
    Core,

    /// <summary>The method that says whether to ask a person.</summary>
    Condition,

    /// <summary>The text of the question.</summary>
    Question,

    /// <summary>The fallback numbered <see cref="GovernedCall.Fallback"/>.</summary>
    Fallback,

    /// <summary>What the model reports of its confidence.</summary>
    Confidence,

    /// <summary>Handing the caller the next item of a stream.</summary>
    Item,
}
