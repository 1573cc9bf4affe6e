using GovernedAi.Analyzers.Generation;
using GovernedAi.CodeFixes.Editing;
using GovernedAi.CodeFixes.Offers;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace GovernedAi.CodeFixes.Cores;

/// <summary>After a rename of the governed method, renames the core that was left behind.</summary>
internal sealed class RenameOrphan : CoreOffer
{
    public override string Title => "Rename the body that was left behind";

    protected override Action<ProjectNames>? Plan(FileEdit file, MethodDeclarationSyntax declaration, IMethodSymbol governed, CancellationToken cancellation)
    {
        var wanted = GovernedMembers.CoreName(governed);
        if (!governed.ContainingType.GetMembers(wanted).IsEmpty)
            return null;

        var orphans = governed.ContainingType.GetMembers().OfType<IMethodSymbol>().Where(m => IsOrphan(m, governed)).ToList();
        if (orphans.Count != 1 || InFile(orphans[0], file, cancellation) is not { } body)
            return null;

        return _ =>
        {
            if (!file.Treats(body))
                return;
            foreach (var name in Mentions(file, orphans[0], cancellation).Prepend(body.Identifier))
                file.Replace(name.Span, wanted);
        };
    }

    /// <summary>A private method that would do as the body, named like a core, and the core of nothing.</summary>
    private static bool IsOrphan(IMethodSymbol method, IMethodSymbol governed) =>
        method is { DeclaredAccessibility: Accessibility.Private, MethodKind: MethodKind.Ordinary, IsPartialDefinition: false } &&
        MemberName.Stem(method.Name).EndsWith("Core", StringComparison.Ordinal) &&
        CoreMethod.Find(governed, method.Name).Core is { } fits && SymbolEqualityComparer.Default.Equals(fits, method) &&
        !governed.ContainingType.GetMembers().OfType<IMethodSymbol>().Any(other =>
            GoverningAttributes.Of(other) is not null && GovernedMembers.CoreName(other) == method.Name && CoreMethod.Find(other, method.Name).Core is not null);

    private static IEnumerable<SyntaxToken> Mentions(FileEdit file, IMethodSymbol orphan, CancellationToken cancellation) =>
        file.Root.DescendantNodes().OfType<IdentifierNameSyntax>()
            .Where(n => n.Identifier.ValueText == orphan.Name)
            .Where(n => file.Model.GetSymbolInfo(n, cancellation) is var info &&
                (SymbolEqualityComparer.Default.Equals(info.Symbol?.OriginalDefinition, orphan) || info.CandidateSymbols.Contains(orphan, SymbolEqualityComparer.Default)))
            .Select(n => n.Identifier);
}
