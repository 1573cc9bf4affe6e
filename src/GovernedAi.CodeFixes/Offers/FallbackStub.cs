using GovernedAi.CodeFixes.Editing;
using Microsoft.CodeAnalysis;

namespace GovernedAi.CodeFixes.Offers;

/// <summary>The method that answers when the model does not. What it answers only the team can say: until then it passes the model's own failure on.</summary>
internal static class FallbackStub
{
    /// <summary>Whether a fallback of this shape can be written for the method.</summary>
    public static bool Suits(IMethodSymbol method) => method.Parameters.All(p => p.RefKind == RefKind.None);

    /// <summary>A name that is free, and the method of that name.</summary>
    public static (string Name, string Text) For(GovernedMember member)
    {
        var name = member.TakeName(MemberName.Stem(member.Name) + "Fallback");
        return (name, Named(member, name));
    }

    /// <summary>The method of a name that is given.</summary>
    public static string Named(GovernedMember member, string name)
    {
        var failure = member.FreeParameterName("failure");
        var header = $"private {(member.IsStatic ? "static " : "")}{member.Result} {name}{member.TypeParameterList}";
        return
            $"{ParameterLines.Write(header, member.Parameters.Append($"{member.Exception} {failure}"))}{member.Constraints} =>\n" +
            $"    throw new {member.NotImplementedException}(\"Say what answers when {member.Name} fails.\", {failure});";
    }
}
