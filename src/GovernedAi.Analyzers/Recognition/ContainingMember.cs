using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace GovernedAi.Analyzers.Recognition;

/// <summary>Finds the member that code belongs to; what stands in a lambda or local function belongs to the member around it.</summary>
internal static class ContainingMember
{
    /// <returns>The assembly for what stands in no member, such as its attributes; an accessor before its property.</returns>
    public static ISymbol? Of(SyntaxNode code, SemanticModel model, CancellationToken cancellation) => code.FirstAncestorOrSelf<SyntaxNode>(IsMember) switch
    {
        null => model.Compilation.Assembly,
        BaseFieldDeclarationSyntax fields => model.GetDeclaredSymbol(fields.Declaration.Variables.FirstOrDefault(one => one.Span.Contains(code.Span)) ?? fields.Declaration.Variables[0], cancellation),
        TypeDeclarationSyntax { ParameterList: not null } type when IsInHead(code, type) => PrimaryConstructor(type, model, cancellation),
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

    private static bool IsMember(SyntaxNode node) => node is MemberDeclarationSyntax or AccessorDeclarationSyntax;

    /// <summary>Whether code stands in what the primary constructor takes, or in what it hands to the base's.</summary>
    private static bool IsInHead(SyntaxNode code, TypeDeclarationSyntax type) =>
        type.ParameterList!.Span.Contains(code.Span)
        || (type.BaseList?.Types is { Count: > 0 } bases && bases[0] is PrimaryConstructorBaseTypeSyntax { ArgumentList: { } handedOn } && handedOn.Span.Contains(code.Span));

    private static ISymbol? PrimaryConstructor(TypeDeclarationSyntax type, SemanticModel model, CancellationToken cancellation) =>
        model.GetDeclaredSymbol(type, cancellation)?.InstanceConstructors.FirstOrDefault(made => made.DeclaringSyntaxReferences.Any(place => place.Span == type.Span && place.SyntaxTree == type.SyntaxTree));
}
