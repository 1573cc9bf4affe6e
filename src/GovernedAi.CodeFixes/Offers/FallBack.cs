using GovernedAi.Analyzers.Generation;

namespace GovernedAi.CodeFixes.Offers;

/// <summary>Names the method that answers when the model does not, and writes it, to be filled in.</summary>
internal sealed class FallBack : Arrangement
{
    public override string Title => "Add a fallback: add [Fallback]";

    public override IEnumerable<GoverningKind> InEffect => [GoverningKind.Fallback];

    public override bool Suits(GovernedShape method) => !method.TakesReferences;

    public override Governing For(GovernedMember member)
    {
        var (name, stub) = FallbackStub.For(member);
        return new(member.Write(new AttributeText("Fallback", $"nameof({name})")), stub);
    }
}
