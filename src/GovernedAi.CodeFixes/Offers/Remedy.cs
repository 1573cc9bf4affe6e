using GovernedAi.Analyzers.Generation;
using GovernedAi.CodeFixes.Editing;

namespace GovernedAi.CodeFixes.Offers;

/// <summary>A prepared way to govern one place.</summary>
internal abstract class Remedy
{
    /// <summary>What the governed method will hand its caller.</summary>
    public abstract MethodResult Result { get; }

    /// <summary>Whether the governed method will have parameters passed by reference.</summary>
    public abstract bool TakesReferences { get; }

    /// <summary>Writes the remedy into the edit of its file.</summary>
    public abstract void Write(Arrangement arrangement, ProjectNames names);
}
