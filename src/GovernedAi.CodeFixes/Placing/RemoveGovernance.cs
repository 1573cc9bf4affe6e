using GovernedAi.CodeFixes.Editing;
using GovernedAi.CodeFixes.Offers;
using Microsoft.CodeAnalysis;

namespace GovernedAi.CodeFixes.Placing;

/// <summary>Takes away attributes that govern nothing, so that nobody takes the code for governed; what calls a model there is reported from then on.</summary>
internal sealed class RemoveGovernance : Offer
{
    public override string Title => "Remove it: it governs nothing here";

    public override string Key => nameof(RemoveGovernance);

    public override Task<Action<ProjectNames>?> Plan(FileEdit file, Diagnostic diagnostic, CancellationToken cancellation)
    {
        Action<ProjectNames>? write = null;
        if (MisplacedGovernance.At(file, diagnostic, cancellation) is { } misplaced)
        {
            write = _ =>
            {
                if (file.IsFirst(misplaced.Owner, "governance moved"))
                    AttributeRemoval.Remove(file, misplaced.Attributes);
            };
        }

        return Task.FromResult(write);
    }
}
