using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace GovernedAi.CodeFixes.Forwarding;

/// <summary>Names the governed method behind a tool after the name the model knows the tool by.</summary>
internal static class ToolName
{
    public static string For(LambdaExpressionSyntax lambda, IMethodSymbol symbol)
    {
        var stated = (lambda.Parent?.Parent as BaseArgumentListSyntax)?.Arguments
            .Where(a => a.NameColon is null or { Name.Identifier.ValueText: "name" })
            .Select(a => a.Expression)
            .OfType<LiteralExpressionSyntax>()
            .FirstOrDefault(l => l.IsKind(SyntaxKind.StringLiteralExpression));
        var words = stated is null ? "RunTool" : string.Concat(Regex.Split(stated.Token.ValueText, "[^A-Za-z0-9]+").Where(w => w.Length > 0).Select(w => char.ToUpperInvariant(w[0]) + w.Substring(1)));
        var name = SyntaxFacts.IsValidIdentifier(words) ? words : "RunTool";
        return symbol.IsAsync && !name.EndsWith("Async", StringComparison.Ordinal) ? name + "Async" : name;
    }
}
