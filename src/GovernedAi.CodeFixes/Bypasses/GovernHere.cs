using GovernedAi.CodeFixes.Editing;
using GovernedAi.CodeFixes.Extracting;
using GovernedAi.CodeFixes.Offers;
using GovernedAi.CodeFixes.Splitting;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace GovernedAi.CodeFixes.Bypasses;

/// <summary>Governs a method that left it to callers who cannot, or the delegate that hides it from them.</summary>
internal sealed class GovernHere(Arrangement arrangement) : Offer
{
    public override string Title => arrangement.Title;

    public override string Key => arrangement.Key;

    public override async Task<Action<ProjectNames>?> Plan(FileEdit file, Diagnostic diagnostic, CancellationToken cancellation)
    {
        if (file.Root.FindToken(diagnostic.Location.SourceSpan.Start).Parent is not MethodDeclarationSyntax method)
            return await new Govern(arrangement, DelegateExtraction.At).Plan(file, diagnostic, cancellation).ConfigureAwait(false);

        if (GovernedMethodSplit.Of(file, method, cancellation) is not { } split || !arrangement.Suits(split))
            return null;

        var markers = method.AttributeLists.SelectMany(l => l.Attributes)
            .Where(a => file.Model.GetSymbolInfo(a, cancellation).Symbol?.ContainingType.ToDisplayString() == "GovernedAi.CallersGovernAttribute")
            .ToList();
        return markers.Count == 0 ? null : names =>
        {
            if (file.IsFirst(method, "governed here"))
                AttributeRemoval.Remove(file, markers);
            split.Write(arrangement, names);
        };
    }
}
