using GovernedAi.Analyzers.Generation;
using GovernedAi.CodeFixes.Editing;
using GovernedAi.CodeFixes.Offers;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace GovernedAi.CodeFixes.Repairing;

/// <summary>Holds a stream back until a person has released it.</summary>
internal sealed class HoldStream : AttributeOffer
{
    public override string Title => "Hold the stream back until it is released: Stream = StreamRelease.Hold";

    protected override Action<ProjectNames>? Plan(FileEdit file, MethodDeclarationSyntax declaration, IMethodSymbol governed, AttributeSyntax attribute, GoverningAttribute governing) =>
        MethodResult.Of(governed).Kind != ResultKind.AsyncStream || governing.EnumName("Ask") == "BeforeModel"
            ? null
            : _ =>
            {
                if (file.Treats(attribute))
                    AttributeArgument.Set(file, attribute, "Stream", RuntimeNames.Qualifier(file, attribute.SpanStart) + "StreamRelease.Hold");
            };
}
