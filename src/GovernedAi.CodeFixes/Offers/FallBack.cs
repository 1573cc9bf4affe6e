using GovernedAi.CodeFixes.Editing;

namespace GovernedAi.CodeFixes.Offers;

/// <summary>
/// Names the method that answers when the model does not. What it answers only the team can say: the method is there to be
/// filled in, and until then it passes the model's own failure on.
/// </summary>
internal sealed class FallBack : Arrangement
{
    public override string Title => "Add a fallback: add [Fallback]";

    public override bool Suits(Remedy remedy) => !remedy.TakesReferences;

    public override Governing For(GovernedMember member)
    {
        var name = member.TakeName(MemberName.Stem(member.Name) + "Fallback");
        return new(member.Write(new AttributeText("Fallback", $"nameof({name})")), Stub(member, name));
    }

    /// <summary>The method to be filled in.</summary>
    public static string Stub(GovernedMember member, string name)
    {
        var failure = member.FreeParameterName("failure");
        var parameters = string.Join(", ", member.Parameters.Append($"{member.Exception} {failure}"));
        return
            $"private {(member.IsStatic ? "static " : "")}{member.Result} {name}{member.TypeParameterList}({parameters}){member.Constraints} =>\n" +
            $"    throw new {member.NotImplementedException}(\"Say what answers when {member.Name} fails.\", {failure});";
    }
}
