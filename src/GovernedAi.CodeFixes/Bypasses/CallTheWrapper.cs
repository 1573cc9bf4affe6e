using GovernedAi.Analyzers.Generation;
using GovernedAi.CodeFixes.Editing;
using GovernedAi.CodeFixes.Offers;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace GovernedAi.CodeFixes.Bypasses;

/// <summary>Names the governed method where its core is called or handed out.</summary>
internal sealed class CallTheWrapper : Offer
{
    public override string Title => "Call the governed method";

    public override string Key => nameof(CallTheWrapper);

    public override Task<Action<ProjectNames>?> Plan(FileEdit file, Diagnostic diagnostic, CancellationToken cancellation) =>
        Task.FromResult(NameAt(file.Root.FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true)) is { } name ? Plan(file, name, cancellation) : null);

    private static Action<ProjectNames>? Plan(FileEdit file, SimpleNameSyntax name, CancellationToken cancellation)
    {
        if (file.Model.GetSymbolInfo(name, cancellation).Symbol is not IMethodSymbol core ||
            GovernedMembers.Of(file.Model.Compilation).GovernedBy(core) is not { } governed ||
            file.Model.GetEnclosingSymbol(name.SpanStart, cancellation) is not { } place ||
            !file.Model.IsAccessible(name.SpanStart, governed) ||
            StandsInFor(MemberAround.Of(place), governed))
        {
            return null;
        }

        return _ =>
        {
            if (file.Treats(name))
                file.Replace(name.Identifier.Span, Identifier.Write(governed.Name));
        };
    }

    private static SimpleNameSyntax? NameAt(SyntaxNode node) => node switch
    {
        InvocationExpressionSyntax call => NameAt(call.Expression),
        MemberAccessExpressionSyntax access => access.Name,
        MemberBindingExpressionSyntax binding => binding.Name,
        SimpleNameSyntax name => name,
        _ => null,
    };

    /// <summary>Whether the member is a fallback or condition of the governed method: it would ask itself again.</summary>
    private static bool StandsInFor(ISymbol? member, IMethodSymbol governed) =>
        member is not null && GoverningAttribute.Of(governed).Any(g => g.Strings().Contains(member.Name) && g.Kind == GoverningKind.Fallback || g.Value<string>("If") == member.Name);
}
