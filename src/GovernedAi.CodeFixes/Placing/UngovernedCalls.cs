using GovernedAi.Analyzers.Recognition;
using GovernedAi.CodeFixes.Editing;
using GovernedAi.CodeFixes.Offers;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace GovernedAi.CodeFixes.Placing;

/// <summary>Finds the model calls in a piece of code, for attributes that stand somewhere above them.</summary>
internal static class UngovernedCalls
{
    /// <summary>The model calls under a node, whoever answers for them.</summary>
    public static IEnumerable<InvocationExpressionSyntax> Under(SyntaxNode node, FileEdit file, CancellationToken cancellation)
    {
        var known = KnownSymbols.Of(file.Model.Compilation);
        return node.DescendantNodes().OfType<InvocationExpressionSyntax>().Where(call =>
            file.Model.GetOperation(call, cancellation) is IInvocationOperation operation &&
            CountedCall.Is(operation.TargetMethod, operation, file.Document.Project.AnalyzerOptions, known));
    }

    /// <summary>Those of a type that neither their member nor its callers answer for.</summary>
    public static IEnumerable<InvocationExpressionSyntax> In(TypeDeclarationSyntax type, FileEdit file, CancellationToken cancellation)
    {
        var obligation = KnownSymbols.Of(file.Model.Compilation).Obligation;
        return Under(type, file, cancellation).Where(call => !obligation.IsMet(MemberAround.Of(file.Model.GetEnclosingSymbol(call.SpanStart, cancellation)), file.Model.GetOperation(call, cancellation)));
    }
}
