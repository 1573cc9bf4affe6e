using GovernedAi.CodeFixes.Offers;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace GovernedAi.CodeFixes.Repairing;

/// <summary>Writes the fallback that is named and missing.</summary>
internal sealed class WriteFallback : WriteNamedMethod
{
    public override string Title => "Write the missing fallback";

    protected override ExpressionSyntax? Naming(AttributeSyntax attribute) =>
        attribute.ArgumentList?.Arguments.FirstOrDefault(a => a.NameEquals is null)?.Expression;

    protected override bool Suits(Remedy governed) => new FallBack().Suits(governed);

    protected override string Source(GovernedMember governed, string name, AttributeSyntax attribute) => FallbackStub.Named(governed, name);
}
