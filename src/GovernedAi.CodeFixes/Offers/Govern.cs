using GovernedAi.CodeFixes.Editing;
using Microsoft.CodeAnalysis;

namespace GovernedAi.CodeFixes.Offers;

/// <summary>Offers one arrangement for what a diagnostic points at.</summary>
internal sealed class Govern(Arrangement arrangement, Func<FileEdit, Diagnostic, CancellationToken, Task<Remedy?>> find) : Offer
{
    public override string Title => arrangement.Title;

    public override string Key => arrangement.Key;

    public override async Task<Action<ProjectNames>?> Plan(FileEdit file, Diagnostic diagnostic, CancellationToken cancellation) =>
        await find(file, diagnostic, cancellation).ConfigureAwait(false) is { } remedy && arrangement.Suits(remedy)
            ? names => remedy.Write(arrangement, names)
            : null;
}
