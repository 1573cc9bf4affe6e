using GovernedAi.People;

namespace GovernedAi.Approvals;

/// <summary>Says which of the people who were asked an account of the operating system belongs to.</summary>
internal static class AccountHolder
{
    /// <returns>The id of the person; <see langword="null"/> when the account belongs to nobody who was asked.</returns>
    public static async ValueTask<string?> FindAsync(IPeople people, ApprovalRequest request, string account, CancellationToken cancellation)
    {
        foreach (var step in request.Asked)
        {
            foreach (var person in await people.FindPresentAsync(step.Group, DateOnly.FromDateTime(step.At.UtcDateTime), cancellation).ConfigureAwait(false) ?? [])
            {
                if (string.Equals(person.User ?? person.Id, account, StringComparison.OrdinalIgnoreCase) && step.People.Contains(person.Id))
                    return person.Id;
            }
        }

        return null;
    }
}
