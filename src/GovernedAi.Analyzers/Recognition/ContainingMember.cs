using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace GovernedAi.Analyzers.Recognition;

/// <summary>Finds the member that code belongs to; what stands in a lambda or local function belongs to the member around it.</summary>
internal static class ContainingMember
{
    /// <returns>The assembly for what stands in no member, such as its attributes.</returns>
    public static ISymbol? Of(SyntaxNode code, SemanticModel model, CancellationToken cancellation) => code.FirstAncestorOrSelf<MemberDeclarationSyntax>() switch
    {
        null => model.Compilation.Assembly,
        BaseFieldDeclarationSyntax fields => model.GetDeclaredSymbol(fields.Declaration.Variables.FirstOrDefault(one => one.Span.Contains(code.Span)) ?? fields.Declaration.Variables[0], cancellation),
        GlobalStatementSyntax statement => Member(model.GetEnclosingSymbol(statement.SpanStart, cancellation)),
        var member => model.GetDeclaredSymbol(member, cancellation),
    };

    /// <summary>The member that a symbol declared in code belongs to.</summary>
    public static ISymbol? Member(ISymbol? enclosing)
    {
        while (enclosing is IMethodSymbol { MethodKind: MethodKind.LocalFunction or MethodKind.AnonymousFunction })
            enclosing = enclosing.ContainingSymbol;
        return enclosing;
    }
}
