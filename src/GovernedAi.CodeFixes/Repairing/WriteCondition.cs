using GovernedAi.CodeFixes.Editing;
using GovernedAi.CodeFixes.Offers;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace GovernedAi.CodeFixes.Repairing;

/// <summary>Writes the condition that is named and missing. Until it is filled in it throws, and then a person is asked each time.</summary>
internal sealed class WriteCondition : WriteNamedMethod
{
    public override string Title => "Write the missing condition";

    protected override ExpressionSyntax? Naming(AttributeSyntax attribute) => AttributeArgument.Find(attribute, "If")?.Expression;

    protected override bool Suits(Remedy governed) => !governed.TakesReferences;

    protected override string Source(GovernedMember governed, string name, AttributeSyntax attribute) =>
        ParameterLines.Write(
            $"private {(governed.IsStatic ? "static " : "")}bool {name}{governed.TypeParameterList}",
            SeesResult(governed, attribute) ? governed.Parameters.Append(governed.Proposal + " result") : governed.Parameters) +
        $"{governed.Constraints} =>\n" +
        $"    throw new {governed.NotImplementedException}(\"Say when a person has to see what {governed.Name} answers.\");";

    /// <summary>Asked before the model runs, there is no answer to look at.</summary>
    private static bool SeesResult(GovernedMember governed, AttributeSyntax attribute) =>
        governed.Proposal is not null && AttributeArgument.Find(attribute, "Ask") is null && governed.AllParameters.All(p => p.Name != "result");
}
