using GovernedAi.Analyzers.Generation;
using GovernedAi.CodeFixes.Editing;
using GovernedAi.CodeFixes.Offers;
using GovernedAi.CodeFixes.Splitting;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace GovernedAi.CodeFixes.Bypasses;

/// <summary>Overrides the core in place of the governed method, where the base type leaves it open: the wrapper then runs it, governed as before.</summary>
internal sealed class OverrideTheBody : Offer
{
    public override string Title => "Override the body, which stays governed";

    public override string Key => nameof(OverrideTheBody);

    public override Task<Action<ProjectNames>?> Plan(FileEdit file, Diagnostic diagnostic, CancellationToken cancellation) =>
        Task.FromResult(file.Root.FindToken(diagnostic.Location.SourceSpan.Start).Parent is MethodDeclarationSyntax method ? Plan(file, method, cancellation) : null);

    private static Action<ProjectNames>? Plan(FileEdit file, MethodDeclarationSyntax method, CancellationToken cancellation)
    {
        if (file.Model.GetDeclaredSymbol(method, cancellation) is not { IsOverride: true, IsPartialDefinition: false, OverriddenMethod: { } overridden } symbol ||
            method.Modifiers.Any(SyntaxKind.PartialKeyword) || SplitObstacle.HasDirectives(method) || !symbol.ContainingType.GetMembers(GovernedMembers.CoreName(overridden)).IsEmpty ||
            Open(overridden) is not { } core)
        {
            return null;
        }

        return _ =>
        {
            if (!file.Treats(method))
                return;
            // What the body asks of the base would come back to the body: the wrapper runs the core that is overridden.
            foreach (var name in OfBase(method).Where(n => SymbolEqualityComparer.Default.Equals(file.Model.GetSymbolInfo(n, cancellation).Symbol?.OriginalDefinition, overridden.OriginalDefinition)))
                file.Replace(name.Identifier.Span, core.Name);

            foreach (var modifier in method.Modifiers.Where(m => SyntaxFacts.IsAccessibilityModifier(m.Kind())).Skip(1))
                file.Remove(TextSpan.FromBounds(modifier.SpanStart, modifier.GetNextToken().SpanStart));
            file.Replace(method.Modifiers.First(m => SyntaxFacts.IsAccessibilityModifier(m.Kind())).Span, core.DeclaredAccessibility == Accessibility.ProtectedAndInternal ? "private protected" : "protected");
            file.Replace(method.Identifier.Span, core.Name);
        };
    }

    private static IMethodSymbol? Open(IMethodSymbol overridden)
    {
        for (var at = overridden; at is not null; at = at.OverriddenMethod)
        {
            if (GoverningAttributes.Of(at) is not null && at.ContainingType.GetMembers(GovernedMembers.CoreName(at)).OfType<IMethodSymbol>()
                    .FirstOrDefault(m => (m.IsVirtual || m.IsAbstract || m.IsOverride) && m.DeclaredAccessibility is Accessibility.Protected or Accessibility.ProtectedAndInternal) is { } core &&
                SymbolEqualityComparer.Default.Equals(core.ReturnType, at.ReturnType) && core.Parameters.Length == at.Parameters.Length)
            {
                return core;
            }
        }

        return null;
    }

    private static IEnumerable<SimpleNameSyntax> OfBase(MethodDeclarationSyntax method) =>
        method.DescendantNodes().OfType<MemberAccessExpressionSyntax>().Where(a => a.Expression is BaseExpressionSyntax).Select(a => a.Name);
}
