using GovernedAi.CodeFixes.Editing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace GovernedAi.CodeFixes.Extracting;

/// <summary>
/// Turns <c>receiver.Method(arguments)</c> into <c>Governed(receiver, arguments)</c>. Receiver and arguments are not touched, so
/// another call among them can be turned at the same time.
/// </summary>
internal static class CallRewrite
{
    /// <summary>Whether what stands between receiver and arguments can go.</summary>
    public static bool IsPossible(ModelCall call)
    {
        var start = call.Receiver == ReceiverKind.Value ? call.ReceiverSyntax.Span.End : call.Syntax.SpanStart;
        var span = TextSpan.FromBounds(start, call.ArgumentList.OpenParenToken.Span.End);
        return !call.Syntax.DescendantTrivia().Any(t =>
                span.Contains(t.SpanStart) && !t.IsKind(SyntaxKind.WhitespaceTrivia) && !t.IsKind(SyntaxKind.EndOfLineTrivia)) &&
            (!call.IsConditional || call.ReturnType.IsReferenceType || IsStatement(call));
    }

    public static void Write(FileEdit file, ModelCall call, string target, string receiverName)
    {
        if (DroppedCall.MustSayDiscard(call, file.Model))
            target = "_ = " + target;

        if (call.Receiver != ReceiverKind.Value)
            file.Replace(TextSpan.FromBounds(call.Syntax.SpanStart, call.ArgumentList.SpanStart), target);
        else if (!call.IsConditional)
            Pass(file, call, target);
        else
            PassUnlessNull(file, call, target, LocalName.Free(file, call.Syntax, receiverName));
    }

    private static void Pass(FileEdit file, ModelCall call, string target)
    {
        file.Insert(call.Syntax.SpanStart, target + "(" + LineOfArguments(file, call));
        var end = call.ReceiverSyntax.Span.End;
        if (call.ReceiverSyntax is ParenthesizedExpressionSyntax parenthesized)
        {
            file.Remove(parenthesized.OpenParenToken.Span);
            end = parenthesized.Expression.Span.End;
        }

        file.Replace(UpToArguments(call, end), Separator(call));
    }

    /// <summary>Where the arguments begin on a line of their own, the receiver gets one above them.</summary>
    private static string LineOfArguments(FileEdit file, ModelCall call) =>
        BeginsOnNextLine(call) && call.ArgumentList.Arguments.FirstOrDefault() is { } first
            ? file.Style.NewLine + file.Style.IndentAt(first.SpanStart)
            : "";

    private static bool BeginsOnNextLine(ModelCall call) =>
        call.ArgumentList.OpenParenToken.TrailingTrivia.Any(SyntaxKind.EndOfLineTrivia);

    private static void PassUnlessNull(FileEdit file, ModelCall call, string target, string local)
    {
        var access = (ConditionalAccessExpressionSyntax)call.Syntax.Parent!;
        if (IsStatement(call))
        {
            var nextLine = file.Style.NewLine + file.Style.IndentAt(access.SpanStart) + file.Style.Indent;
            file.Insert(access.SpanStart, "if (");
            file.Replace(UpToArguments(call, access.Expression.Span.End), $" is {{ }} {local}){nextLine}{target}({local}{Separator(call)}");
            return;
        }

        var isWhole = access.Parent is EqualsValueClauseSyntax or ArrowExpressionClauseSyntax or ReturnStatementSyntax or LambdaExpressionSyntax or ArgumentSyntax or ParenthesizedExpressionSyntax;
        file.Insert(access.SpanStart, isWhole ? "" : "(");
        file.Replace(UpToArguments(call, access.Expression.Span.End), $" is {{ }} {local} ? {target}({local}{Separator(call)}");
        file.Insert(access.Span.End, isWhole ? " : null" : " : null)");
    }

    private static bool IsStatement(ModelCall call) => call.Syntax.Parent?.Parent is ExpressionStatementSyntax;

    private static TextSpan UpToArguments(ModelCall call, int start) =>
        TextSpan.FromBounds(start, call.ArgumentList.OpenParenToken.Span.End);

    private static string Separator(ModelCall call) => call.ArgumentList.Arguments.Count == 0 ? "" : BeginsOnNextLine(call) ? "," : ", ";
}
