using System.ComponentModel;

namespace GovernedAi.Runtime;

/// <summary>The result of a governed method that returns nothing.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct NoResult;
