namespace GovernedAi.CodeFixes.Offers;

/// <summary>Records the call: the least that makes somebody answerable, and the first offer.</summary>
internal sealed class Audit : Arrangement
{
    public override string Title => "Audit it: add [AuditLog]";

    public override Governing For(GovernedMember member) => new(member.Write(new AttributeText("AuditLog")));
}
