using GovernedAi.Analyzers.Recognition;
using GovernedAi.CodeFixes.Editing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.FindSymbols;

namespace GovernedAi.CodeFixes.Offers;

/// <summary>Leaves governance to the callers of the method, who are warned in turn. Offered only where there are callers that can.</summary>
internal sealed class HandOn : Offer
{
    public override string Title => "Leave governance to the callers, who will be warned: add [CallersGovern]";

    public override string Key => nameof(HandOn);

    public override async Task<Action<ProjectNames>?> Plan(FileEdit file, Diagnostic diagnostic, CancellationToken cancellation)
    {
        var call = file.Root.FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true);
        if (EnclosingMethod.Of(call) is not { } method ||
            file.Model.GetDeclaredSymbol(method, cancellation) is not IMethodSymbol symbol ||
            !MayHandOn(symbol, file.Model.Compilation, cancellation) ||
            !await HasCallers(symbol, file.Document.Project.Solution, cancellation).ConfigureAwait(false))
        {
            return null;
        }

        return _ =>
        {
            if (file.Treats(method))
                AttributeLine.Insert(file, method, $"[{RuntimeNames.Qualifier(file, method.SpanStart)}CallersGovern]");
        };
    }

    /// <summary>The attribute may not be weaker than what callers see: on an implementation they see the interface, and an entry point has no caller.</summary>
    private static bool MayHandOn(IMethodSymbol method, Compilation compilation, CancellationToken cancellation) =>
        method is { IsOverride: false, ExplicitInterfaceImplementations.IsEmpty: true, IsAbstract: false } &&
        !SymbolEqualityComparer.Default.Equals(compilation.GetEntryPoint(cancellation), method) &&
        !method.ContainingType.AllInterfaces.SelectMany(i => i.GetMembers())
            .Any(m => SymbolEqualityComparer.Default.Equals(method.ContainingType.FindImplementationForInterfaceMember(m), method)) &&
        FrameworkCalled.Reason(method) is null;

    /// <summary>Whether somebody calls the method, and nobody takes it as a delegate: who calls that is not told.</summary>
    private static async Task<bool> HasCallers(IMethodSymbol method, Solution solution, CancellationToken cancellation)
    {
        var called = false;
        foreach (var reference in await SymbolFinder.FindReferencesAsync(method, solution, cancellation).ConfigureAwait(false))
        {
            foreach (var location in reference.Locations.Where(l => !l.IsImplicit))
            {
                if (await location.Document.GetSyntaxRootAsync(cancellation).ConfigureAwait(false) is not { } root)
                    continue;
                var name = root.FindNode(location.Location.SourceSpan, getInnermostNodeForTie: true);
                if (name.FirstAncestorOrSelf<AttributeSyntax>() is not null || name.IsPartOfStructuredTrivia())
                    continue;
                if (!IsCalled(name))
                    return false;
                called = true;
            }
        }

        return called;
    }

    private static bool IsCalled(SyntaxNode name)
    {
        var whole = name.Parent is MemberAccessExpressionSyntax or MemberBindingExpressionSyntax ? name.Parent : name;
        return whole.Parent is InvocationExpressionSyntax call && call.Expression == whole ||
            whole.FirstAncestorOrSelf<InvocationExpressionSyntax>() is { Expression: IdentifierNameSyntax { Identifier.ValueText: "nameof" } };
    }
}
