using GovernedAi.Analyzers.Generation;
using GovernedAi.CodeFixes.Editing;
using GovernedAi.CodeFixes.Offers;
using GovernedAi.CodeFixes.Splitting;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace GovernedAi.CodeFixes.Cores;

/// <summary>Gives the body that is there the signature of its declaration.</summary>
internal sealed class MatchSignature : CoreOffer
{
    public override string Title => "Give the body the signature of its declaration";

    protected override Action<ProjectNames>? Plan(FileEdit file, MethodDeclarationSyntax declaration, IMethodSymbol governed, CancellationToken cancellation)
    {
        var name = GovernedMembers.CoreName(governed);
        var candidates = governed.ContainingType.GetMembers(name).OfType<IMethodSymbol>().Where(m => !IsCoreOfAnother(m, governed)).ToList();
        if (candidates.Count != 1 || candidates[0] is { IsAsync: true, ReturnsVoid: true } || CoreMethod.Find(governed, name).Core is not null ||
            InFile(candidates[0], file, cancellation) is not { } body || SplitObstacle.HasDirectives(body) || SplitObstacle.HasDirectives(declaration))
        {
            return null;
        }

        return _ =>
        {
            if (file.Treats(body))
                file.Replace(TextSpan.FromBounds(AttributeLine.SignatureStart(body), CoreSignature.HeaderEnd(body)), new CoreSignature(file, declaration, name).WithModifiersOf(body));
        };
    }

    private static bool IsCoreOfAnother(IMethodSymbol method, IMethodSymbol governed) =>
        governed.ContainingType.GetMembers(governed.Name).OfType<IMethodSymbol>().Any(overload =>
            !SymbolEqualityComparer.Default.Equals(overload, governed) && overload.IsPartialDefinition &&
            SymbolEqualityComparer.Default.Equals(CoreMethod.Find(overload, method.Name).Core, method));
}
