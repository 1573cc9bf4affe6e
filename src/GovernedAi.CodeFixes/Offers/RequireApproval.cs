namespace GovernedAi.CodeFixes.Offers;

/// <summary>Records the call and asks a person: before its result is released or, where there is no result to hold back or what it does cannot be undone, before it runs.</summary>
internal sealed class RequireApproval(bool hasEffects = false) : Arrangement
{
    private const string Approvers = "\"approvers\"";

    public override string Title => "Require approval: add [AuditLog], [Escalation]";

    public override bool Suits(Remedy remedy) => remedy.Result.IsAsync;

    public override Governing For(GovernedMember member) =>
        new(member.Write(
            new AttributeText("AuditLog"),
            member.HasResult && !hasEffects
                ? new AttributeText("Escalation", Approvers)
                : new AttributeText("Escalation", Approvers, $"Ask = {member.Qualifier}Ask.BeforeModel")));
}
