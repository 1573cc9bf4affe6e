using GovernedAi.CodeFixes.Editing;
using Microsoft.CodeAnalysis;

namespace GovernedAi.CodeFixes.Offers;

/// <summary>At each diagnostic what its fix offers first there: what a command that shows no menu takes.</summary>
internal sealed class FirstOffer(OfferFix fix) : Offer
{
    public override string Title => "Take what is offered first";

    public override string Key => nameof(FirstOffer);

    public override async Task<Action<ProjectNames>?> Plan(FileEdit file, Diagnostic diagnostic, CancellationToken cancellation)
    {
        foreach (var offer in fix.OffersAt(file.Model.Compilation, diagnostic))
        {
            if (await offer.Plan(file, diagnostic, cancellation).ConfigureAwait(false) is { } write)
                return names => WriteOnce(file, diagnostic, write, names);
        }

        return null;
    }

    /// <summary>Two offers at one place may both write the same attribute: the second waits until the first has been written.</summary>
    private static void WriteOnce(FileEdit file, Diagnostic diagnostic, Action<ProjectNames> write, ProjectNames names)
    {
        if (file.IsFirst(file.Root, "first offer at " + diagnostic.Location.SourceSpan))
            write(names);
    }
}
