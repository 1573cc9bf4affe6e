using GovernedAi.Analyzers.Generation;
using GovernedAi.CodeFixes.Editing;
using GovernedAi.CodeFixes.Offers;
using GovernedAi.CodeFixes.Splitting;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace GovernedAi.CodeFixes.Placing;

/// <summary>Makes an implementing part that was written by hand the core of its declaration: the generator writes the implementing part.</summary>
internal sealed class MakeItTheBody : Offer
{
    public override string Title => "Make this part the body that the wrapper runs";

    public override string Key => nameof(MakeItTheBody);

    public override async Task<Action<ProjectNames>?> Plan(FileEdit file, Diagnostic diagnostic, CancellationToken cancellation)
    {
        if (MisplacedGovernance.At(file, diagnostic, cancellation) is not { Owner: MethodDeclarationSyntax, Symbol: IMethodSymbol marked } misplaced ||
            (marked.PartialDefinitionPart ?? marked) is not { PartialImplementationPart: { IsAsync: var isAsync } written } declared ||
            isAsync && written.ReturnsVoid ||
            await SyntaxOf(declared, file, cancellation).ConfigureAwait(false) is not var (declarationFile, declaration) ||
            await SyntaxOf(written, file, cancellation).ConfigureAwait(false) is not var (bodyFile, body) ||
            SplitObstacle.HasDirectives(body))
        {
            return null;
        }

        return names =>
        {
            if (!bodyFile.Treats(body))
                return;
            var core = CoreName.For(declared, names.Members);
            var moved = misplaced.Attributes.Where(body.Contains).ToList();
            AttributeRemoval.Remove(bodyFile, moved);
            foreach (var attribute in moved)
                AttributeLine.Insert(declarationFile, declaration, $"[{attribute}]");
            if (!core.IsConventional)
                StatedCore.Write(declarationFile, declaration, core.Name);
            bodyFile.Replace(TextSpan.FromBounds(AttributeLine.SignatureStart(body), CoreSignature.HeaderEnd(body)), new CoreSignature(bodyFile, body, core.Name).WithModifiersOf(body));
        };
    }

    private static async Task<(FileEdit File, MethodDeclarationSyntax Method)?> SyntaxOf(IMethodSymbol method, FileEdit file, CancellationToken cancellation)
    {
        if (method.DeclaringSyntaxReferences.FirstOrDefault() is not { } reference ||
            await reference.GetSyntaxAsync(cancellation).ConfigureAwait(false) is not MethodDeclarationSyntax syntax)
        {
            return null;
        }

        if (reference.SyntaxTree == file.Root.SyntaxTree)
            return (file, syntax);
        return file.Document.Project.GetDocument(reference.SyntaxTree) is { } document && await file.Files.Open(document, cancellation).ConfigureAwait(false) is { } other ? (other, syntax) : null;
    }
}
