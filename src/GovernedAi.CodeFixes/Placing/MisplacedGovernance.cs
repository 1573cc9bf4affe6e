using GovernedAi.Analyzers.Generation;
using GovernedAi.CodeFixes.Editing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace GovernedAi.CodeFixes.Placing;

/// <summary>Governing attributes that stand where they govern nothing, and what they stand on.</summary>
internal sealed class MisplacedGovernance
{
    private MisplacedGovernance(SyntaxNode owner, ISymbol symbol, IReadOnlyList<AttributeSyntax> attributes)
    {
        Owner = owner;
        Symbol = symbol;
        Attributes = attributes;
    }

    /// <summary>The declaration, or the lambda.</summary>
    public SyntaxNode Owner { get; }

    public ISymbol Symbol { get; }

    /// <summary>All that govern and stand there in this file, in the order of the source.</summary>
    public IReadOnlyList<AttributeSyntax> Attributes { get; }

    /// <summary>What the diagnostic's attribute and those beside it stand on; <see langword="null"/> for code half typed.</summary>
    public static MisplacedGovernance? At(FileEdit file, Diagnostic diagnostic, CancellationToken cancellation)
    {
        if (file.Root.FindNode(diagnostic.Location.SourceSpan).FirstAncestorOrSelf<AttributeSyntax>() is not { Parent.Parent: { } owner } ||
            SymbolOf(owner, file.Model, cancellation) is not { } symbol)
        {
            return null;
        }

        var governing = GoverningAttribute.Of(symbol)
            .Select(a => a.Written.ApplicationSyntaxReference)
            .Where(r => r?.SyntaxTree == file.Root.SyntaxTree)
            .Select(r => r!.GetSyntax(cancellation))
            .OfType<AttributeSyntax>()
            .Distinct()
            .OrderBy(a => a.SpanStart)
            .ToList();
        return governing.Count == 0 ? null : new MisplacedGovernance(owner, symbol, governing);
    }

    private static ISymbol? SymbolOf(SyntaxNode owner, SemanticModel model, CancellationToken cancellation) => owner switch
    {
        LambdaExpressionSyntax => model.GetSymbolInfo(owner, cancellation).Symbol,
        EventFieldDeclarationSyntax field => (model.GetDeclaredSymbol(field.Declaration.Variables[0], cancellation) as IEventSymbol)?.AddMethod,
        _ => model.GetDeclaredSymbol(owner, cancellation),
    };
}
