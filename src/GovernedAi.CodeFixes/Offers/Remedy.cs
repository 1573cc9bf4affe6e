namespace GovernedAi.CodeFixes.Offers;

/// <summary>A prepared way to govern one place.</summary>
internal abstract class Remedy : GovernedShape
{
    /// <summary>Writes the remedy into the edit of its file.</summary>
    public abstract void Write(Arrangement arrangement, ProjectNames names);
}
