namespace GovernedAi.CodeFixes.Offers;

/// <summary>
/// Records the call and names the method that answers when the model does not. What it answers only the team can say: the
/// method is there to be filled in, and until then it passes the model's own failure on.
/// </summary>
internal sealed class AuditWithFallback : Arrangement
{
    public override string Title => "Audit it and add a fallback: add [AuditLog], [Fallback]";

    public override bool Suits(Remedy remedy) => remedy is { TakesReferences: false, Result.IsStream: false };

    public override Governing For(GovernedMember member)
    {
        var (name, stub) = FallbackStub.For(member);
        return new Governing(member.Write(new AttributeText("AuditLog"), new AttributeText("Fallback", $"nameof({name})")), stub);
    }
}
