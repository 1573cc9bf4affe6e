using System.Collections.Immutable;
using GovernedAi.Tool.Inventories;

namespace GovernedAi.Tool.Memos;

/// <summary>Says what no attribute can: it is set per environment, or while the program runs.</summary>
internal static class RuntimeSentences
{
    public static ImmutableArray<string> NotKnown(Inventory inventory)
    {
        var says = inventory.Methods.Select(m => m.Method.Says).ToList();
        var known = ImmutableArray.CreateBuilder<string>();
        known.Add("Whether a method runs in shadow mode: then the model is called and recorded, and the caller gets the first fallback's answer or a person's, never the model's.");
        known.Add("Whether anything is suspended at the moment.");
        known.Add("How long what is recorded is kept, and what else is taken out of texts before they are written.");
        if (says.Any(s => s.Escalation is not null))
            known.Add("Who belongs to the groups named here, and whether less time than stated is given them.");
        known.Add("Whether a model call that is reached outside the method that governs it is stopped, as it is unless somebody changes that, or only recorded.");
        return known.ToImmutable();
    }
}
