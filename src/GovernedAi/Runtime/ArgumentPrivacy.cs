using System.ComponentModel;

namespace GovernedAi.Runtime;

/// <summary>What the attributes of a parameter say.</summary>
[Flags]
[EditorBrowsable(EditorBrowsableState.Never)]
public enum ArgumentPrivacy
{
    /// <summary>Nothing: its members may have attributes of their own.</summary>
    None = 0,

    /// <summary>Nothing of it is written down but its name.</summary>
    Sensitive = 1,

    /// <summary>It is the id of a person the call is about.</summary>
    DataSubject = 2,
}
