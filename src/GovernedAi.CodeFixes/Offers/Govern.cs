using GovernedAi.CodeFixes.Editing;
using Microsoft.CodeAnalysis;

namespace GovernedAi.CodeFixes.Offers;

/// <summary>Offers one arrangement for what a diagnostic points at.</summary>
internal sealed class Govern(Arrangement arrangement, Func<FileEdit, Diagnostic, CancellationToken, Remedy?> find) : Offer
{
    public override string Title => arrangement.Title;

    public override string Key => arrangement.Key;

    public override Task<Action<ProjectNames>?> Plan(FileEdit file, Diagnostic diagnostic, CancellationToken cancellation) =>
        Task.FromResult<Action<ProjectNames>?>(
            find(file, diagnostic, cancellation) is { } remedy && arrangement.Suits(remedy) ? names => remedy.Write(arrangement, names) : null);
}
