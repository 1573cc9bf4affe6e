using GovernedAi.Analyzers.Generation;
using GovernedAi.CodeFixes.Editing;
using GovernedAi.CodeFixes.Offers;
using GovernedAi.CodeFixes.Splitting;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace GovernedAi.CodeFixes.Cores;

/// <summary>Writes the body that is missing, to be filled in.</summary>
internal sealed class WriteCore : CoreOffer
{
    public override string Title => "Write the missing body";

    protected override Action<ProjectNames>? Plan(FileEdit file, MethodDeclarationSyntax declaration, IMethodSymbol governed, CancellationToken cancellation)
    {
        var name = GovernedMembers.CoreName(governed);
        if (!governed.ContainingType.GetMembers(name).IsEmpty || !Microsoft.CodeAnalysis.CSharp.SyntaxFacts.IsValidIdentifier(name) || SplitObstacle.HasDirectives(declaration))
            return null;

        var indent = file.Style.IndentAt(declaration.SpanStart);
        var newLine = file.Style.NewLine;
        return _ =>
        {
            if (file.Treats(declaration))
                file.Insert(declaration.Span.End, $"{newLine}{newLine}{indent}{new CoreSignature(file, declaration, name)} =>{newLine}{indent}{file.Style.Indent}throw new {NotImplemented(file, declaration)}();");
        };
    }

    private static string NotImplemented(FileEdit file, SyntaxNode place) =>
        file.Model.Compilation.GetTypeByMetadataName("System.NotImplementedException") is { } type ? TypeText.Of(type, file.Model, place.SpanStart) : "System.NotImplementedException";
}
