using GovernedAi.CodeFixes.Editing;
using Microsoft.CodeAnalysis;

namespace GovernedAi.CodeFixes.Offers;

/// <summary>One line of the menu at a diagnostic.</summary>
internal abstract class Offer
{
    /// <summary>What the menu says.</summary>
    public abstract string Title { get; }

    /// <summary>Tells this offer from the others of the same diagnostic; Fix All takes all of one key.</summary>
    public abstract string Key { get; }

    /// <summary>
    /// Gives what writes the change into the file's edit, or <see langword="null"/> where it cannot be made safely. Planning looks
    /// only at the code as it was: in Fix All other changes to the same file are planned beside it.
    /// </summary>
    public abstract Task<Action<ProjectNames>?> Plan(FileEdit file, Diagnostic diagnostic, CancellationToken cancellation);
}
