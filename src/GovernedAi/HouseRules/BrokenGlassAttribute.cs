using System.ComponentModel;

namespace GovernedAi.Runtime;

/// <summary>Written into an assembly whose build was let through in an emergency; <c>governedai verify</c> fails it until that is acknowledged.</summary>
[AttributeUsage(AttributeTargets.Assembly)]
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class BrokenGlassAttribute(string reason) : Attribute
{
    /// <summary>What was stated as the reason.</summary>
    public string Reason { get; } = reason;
}
