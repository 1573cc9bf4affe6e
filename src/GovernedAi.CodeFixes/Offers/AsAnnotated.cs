namespace GovernedAi.CodeFixes.Offers;

/// <summary>For a method that bears its governing attributes already and only has to be made partial.</summary>
internal sealed class AsAnnotated : Arrangement
{
    public override string Title => "Split into a partial declaration and its body";

    public override Governing For(GovernedMember member) => new([]);
}
