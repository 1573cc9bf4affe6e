using GovernedAi.Analyzers.Generation;
using GovernedAi.CodeFixes.Editing;
using GovernedAi.CodeFixes.Offers;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace GovernedAi.CodeFixes.Repairing;

/// <summary>Asks before the model runs, where there is no result to hold back.</summary>
internal sealed class AskBeforeModel : AttributeOffer
{
    public override string Title => "Ask before the model runs: Ask = Ask.BeforeModel";

    protected override Action<ProjectNames>? Plan(FileEdit file, MethodDeclarationSyntax declaration, IMethodSymbol governed, AttributeSyntax attribute, GoverningAttribute governing) => _ =>
    {
        if (file.Treats(attribute))
            AttributeArgument.Set(file, attribute, "Ask", RuntimeNames.Qualifier(file, attribute.SpanStart) + "Ask.BeforeModel");
    };
}
