using GovernedAi.CodeFixes.Editing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace GovernedAi.CodeFixes.Offers;

/// <summary>Makes the types around a diagnostic partial.</summary>
internal sealed class MakeTypePartial : Offer
{
    public override string Title => "Make the type partial";

    public override string Key => nameof(MakeTypePartial);

    public override Task<Action<ProjectNames>?> Plan(FileEdit file, Diagnostic diagnostic, CancellationToken cancellation)
    {
        var type = file.Root.FindNode(diagnostic.Location.SourceSpan).FirstAncestorOrSelf<TypeDeclarationSyntax>();
        return Task.FromResult<Action<ProjectNames>?>(type is not null && PartialTypes.CanAllBePartial(type) ? _ => PartialTypes.Make(file, type) : null);
    }
}
