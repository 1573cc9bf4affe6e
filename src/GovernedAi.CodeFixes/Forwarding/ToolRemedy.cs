using GovernedAi.CodeFixes.Editing;
using GovernedAi.CodeFixes.Offers;
using GovernedAi.CodeFixes.Splitting;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace GovernedAi.CodeFixes.Forwarding;

/// <summary>Chooses how to govern a function that a model may call.</summary>
internal static class ToolRemedy
{
    /// <summary>How to govern the function at a diagnostic, or <see langword="null"/> where it cannot be done safely, or no record could hold what it takes or returns.</summary>
    public static async Task<Remedy?> At(FileEdit file, Diagnostic diagnostic, CancellationToken cancellation) =>
        await Choose(file, diagnostic, cancellation).ConfigureAwait(false) is { CanBeRecorded: true } remedy ? remedy : null;

    private static async Task<Remedy?> Choose(FileEdit file, Diagnostic diagnostic, CancellationToken cancellation)
    {
        var node = file.Root.FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true);
        var function = node is ArgumentSyntax argument ? argument.Expression : node;
        while (function is ParenthesizedExpressionSyntax or CastExpressionSyntax)
            function = function is CastExpressionSyntax cast ? cast.Expression : ((ParenthesizedExpressionSyntax)function).Expression;

        if (function is not (LambdaExpressionSyntax or MethodDeclarationSyntax))
            function = Named(file.Model.GetSymbolInfo(function, cancellation))?.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(cancellation) ?? function;
        if (function is LambdaExpressionSyntax or LocalFunctionStatementSyntax)
            return ForwardingFunction.Of(file, function, "RunTool", cancellation);

        if (function is not MethodDeclarationSyntax method || await FileOf(method, file, cancellation).ConfigureAwait(false) is not { } home)
            return null;

        return IsClaimed(method, home.Model) ? ForwardingMethod.Of(home, method, cancellation) : (Remedy?)GovernedMethodSplit.Of(home, method, cancellation) ?? ForwardingMethod.Of(home, method, cancellation);
    }

    /// <summary>A method group that becomes a <see cref="Delegate"/> has no symbol, only what it may mean.</summary>
    private static ISymbol? Named(SymbolInfo info) => info.Symbol ?? (info.CandidateSymbols.Length == 1 ? info.CandidateSymbols[0] : null);

    /// <summary>The file that declares the tool, which need not be the one that hands it out.</summary>
    private static async Task<FileEdit?> FileOf(SyntaxNode node, FileEdit file, CancellationToken cancellation) =>
        node.SyntaxTree == file.Root.SyntaxTree ? file
        : file.Document.Project.GetDocument(node.SyntaxTree) is { } document ? await file.Files.Open(document, cancellation).ConfigureAwait(false)
        : null;

    /// <summary>Whether another generator writes the method's other part if it is partial.</summary>
    private static bool IsClaimed(MethodDeclarationSyntax method, SemanticModel model) =>
        model.GetDeclaredSymbol(method)?.GetAttributes().Any(a => a.AttributeClass?.ContainingNamespace?.ToDisplayString().StartsWith("ModelContextProtocol", StringComparison.Ordinal) == true) == true;
}
