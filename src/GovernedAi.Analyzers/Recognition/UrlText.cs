using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace GovernedAi.Analyzers.Recognition;

/// <summary>Reads a URL as far as it is known: literals and constants, put together by interpolation or concatenation, with holes for the rest.</summary>
internal static class UrlText
{
    /// <summary>The whole expression that a literal is a part of, and how it reads.</summary>
    public static (ExpressionSyntax Whole, string Text) Around(ExpressionSyntax literal, SemanticModel model, CancellationToken cancellation)
    {
        var whole = literal;
        while (whole.Parent is ParenthesizedExpressionSyntax or BinaryExpressionSyntax { RawKind: (int)SyntaxKind.AddExpression } or InterpolationSyntax)
            whole = (ExpressionSyntax)(whole.Parent is InterpolationSyntax hole ? hole.Parent! : whole.Parent);

        var text = new StringBuilder();
        Append(text, whole, model, cancellation);
        return (whole, text.ToString());
    }

    private static void Append(StringBuilder text, ExpressionSyntax expression, SemanticModel model, CancellationToken cancellation)
    {
        switch (expression)
        {
            case LiteralExpressionSyntax { Token.Value: string value }:
                text.Append(value);
                break;
            case ParenthesizedExpressionSyntax { Expression: var inner }:
                Append(text, inner, model, cancellation);
                break;
            case BinaryExpressionSyntax { RawKind: (int)SyntaxKind.AddExpression } sum:
                Append(text, sum.Left, model, cancellation);
                Append(text, sum.Right, model, cancellation);
                break;
            case InterpolatedStringExpressionSyntax interpolated:
                foreach (var part in interpolated.Contents)
                {
                    if (part is InterpolatedStringTextSyntax { TextToken.ValueText: var written })
                        text.Append(written);
                    else if (part is InterpolationSyntax { Expression: var hole })
                        Append(text, hole, model, cancellation);
                }

                break;
            default:
                text.Append(model.GetConstantValue(expression, cancellation) is { HasValue: true, Value: string constant } ? constant : EndpointTable.Hole.ToString());
                break;
        }
    }
}
